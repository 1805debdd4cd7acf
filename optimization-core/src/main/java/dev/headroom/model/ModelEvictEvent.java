package dev.headroom.model;

import dev.headroom.ByteSize;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/** A model was unloaded. */
@Name("dev.headroom.ModelEvict")
@Label("Model Evict")
@Category("Headroom")
@Description("A model was unloaded and its lease given back")
@StackTrace(false)
final class ModelEvictEvent extends Event {

    @Label("Model")
    String model = "";

    @Label("Freed")
    @DataAmount
    long freed;

    void record(ModelFiles files, ByteSize freedBytes) {
        if (shouldCommit()) {
            model = files.id();
            freed = freedBytes.bytes();
            commit();
        }
    }
}
