package dev.assay.check;

import java.util.List;

/** An exception that is an answer by itself: its findings stand in the verdict in place of a stack trace. */
public interface Explained {
    /** Return what the answer says, line by line. */
    List<Finding> findings();
}
