package dev.headroom.queue;

/** How hard a request had to be stopped. Later constants are harder. */
public enum StopGrade {
    /** Its cancel token fired. */
    COOPERATIVE,
    /** The native call was told to end. */
    TERMINATED,
    /** The process that ran it was killed. */
    KILLED
}
