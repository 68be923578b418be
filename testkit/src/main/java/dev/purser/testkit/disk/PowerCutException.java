package dev.purser.testkit.disk;

import java.io.IOException;

/** The power is gone, or the process that held this view of the disk is: every call fails with it from then on. */
public final class PowerCutException extends IOException {
    private static final long serialVersionUID = 1L;

    PowerCutException(String message) {
        super(message);
    }
}
