package dev.headroom;

/** A backend or model was asked for something that it does not declare. */
public final class UnsupportedFeatureException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String feature;
    private final String where;

    /**
     * @param feature what was asked for
     * @param where the backend, model or file that lacks it
     */
    public UnsupportedFeatureException(String feature, String where) {
        super(where + " does not support " + feature, null);
        this.feature = feature;
        this.where = where;
    }

    /** Returns what was asked for. */
    public String feature() {
        return feature;
    }

    /** Returns the backend, model or file that lacks it. */
    public String where() {
        return where;
    }

    @Override
    public Retry retry() {
        return Retry.NEVER;
    }
}
