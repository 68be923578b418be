package dev.purser.cli;

/** What the program's exit code says. Part of the command's contract: scripts rely on them. */
public final class ExitCode {
    /** Done, or verified. */
    public static final int OK = 0;

    /** The server refused the request for another reason than below, or something failed. */
    public static final int FAILURE = 1;

    /** The command line is wrong. */
    public static final int USAGE = 2;

    /** The record is not what was signed: altered, cut, or not the one that was known. */
    public static final int NOT_VERIFIED = 3;

    /** There is no server at the address, or it went away. */
    public static final int UNREACHABLE = 4;

    /** Not logged in, or not allowed. */
    public static final int DENIED = 5;

    /** There is no such thing. */
    public static final int NOT_FOUND = 6;

    /** What should come to be is there already, or something stands in the way. */
    public static final int CONFLICT = 7;

    /** The server cannot do it now, because the journal takes no records. */
    public static final int UNAVAILABLE = 8;

    /** Some of the input is broken and was set aside; the rest was done. */
    public static final int SET_ASIDE = 9;

    private ExitCode() {}

    /** The code for an answer of the server that is no success. */
    static int of(int httpStatus) {
        return switch (httpStatus) {
            case 401, 403, 429 -> DENIED;
            case 404 -> NOT_FOUND;
            case 409, 412, 423 -> CONFLICT;
            case 503 -> UNAVAILABLE;
            default -> FAILURE;
        };
    }
}
