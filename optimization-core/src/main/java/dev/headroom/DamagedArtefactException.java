package dev.headroom;

/** An artefact's file differs from what its manifest promises; it was not loaded. */
public final class DamagedArtefactException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String artefact;
    private final String file;

    /**
     * @param artefact the artefact's directory
     * @param file the file in it
     * @param difference what differs, with both values
     */
    public DamagedArtefactException(String artefact, String file, String difference) {
        super("artefact " + artefact + " is damaged: " + file + " " + difference, null);
        this.artefact = artefact;
        this.file = file;
    }

    /** Returns the artefact's directory. */
    public String artefact() {
        return artefact;
    }

    /** Returns the file that differs. */
    public String file() {
        return file;
    }

    @Override
    public Retry retry() {
        return Retry.NEVER;
    }
}
