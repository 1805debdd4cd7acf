package dev.headroom;

import java.util.List;

/** A model id is neither a path nor known to any model source. */
public final class ModelNotFoundException extends HeadroomException {

    private static final long serialVersionUID = 1L;

    private final String modelId;
    private final transient List<String> lookedIn;

    /**
     * @param modelId what was asked for
     * @param lookedIn every place that was searched, in order
     */
    public ModelNotFoundException(String modelId, List<String> lookedIn) {
        super("model " + modelId + " was not found; looked in " + String.join(", ", lookedIn), null);
        this.modelId = modelId;
        this.lookedIn = List.copyOf(lookedIn);
    }

    /** Returns what was asked for. */
    public String modelId() {
        return modelId;
    }

    /** Returns every place that was searched, in order. */
    public List<String> lookedIn() {
        return lookedIn;
    }

    @Override
    public Retry retry() {
        return Retry.NEVER;
    }
}
