package dev.headroom;

import java.util.Map;
import java.util.TreeMap;

/** No backend on the class path can do what was asked. */
public final class NoBackendException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String wanted;
    private final transient Map<String, String> found;

    /**
     * @param wanted the backend id, or what the backend had to run
     * @param found the ids present, each with the reason why it was not taken; possibly empty
     */
    public NoBackendException(String wanted, Map<String, String> found) {
        super(
                "no backend for " + wanted
                        + (found.isEmpty()
                                ? "; none is on the class path (add dev.headroom:backend-onnx)"
                                : "; found " + new TreeMap<>(found)),
                null);
        this.wanted = wanted;
        this.found = Map.copyOf(found);
    }

    /** Returns what was wanted. */
    public String wanted() {
        return wanted;
    }

    /** Returns the ids present, each with the reason why it was not taken. */
    public Map<String, String> found() {
        return found;
    }

    @Override
    public Retry retry() {
        return Retry.NEVER;
    }
}
