package dev.headroom.model;

import dev.headroom.ByteSize;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A model was loaded. */
@Name("dev.headroom.ModelLoad")
@Label("Model Load")
@Category("Headroom")
@Description("A model was loaded under a memory lease")
@StackTrace(false)
final class ModelLoadEvent extends Event {

    @Label("Model")
    String model = "";

    @Label("Path")
    String path = "";

    @Label("Backend")
    String backend = "";

    @Label("Promised")
    @DataAmount
    long promised;

    @Label("Measured")
    @DataAmount
    long measured;

    void record(ModelFiles files, String backendId, ByteSize promisedBytes, ByteSize measuredBytes) {
        if (shouldCommit()) {
            model = files.id();
            path = files.path().toString();
            backend = backendId;
            promised = promisedBytes.bytes();
            measured = measuredBytes.bytes();
            commit();
        }
    }
}
