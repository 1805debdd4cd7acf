package dev.headroom.training;

/** Hears every optimiser step. Called on the training thread; must be quick. */
@FunctionalInterface
public interface TrainingListener {

    /** Hears where the run stands. */
    void stepped(TrainingProgress progress);
}
