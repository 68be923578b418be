package dev.purser.event.dialect;

/**
 * What stands around and between records where several lie in one file or message. ASCII.
 *
 * @param open before the first record
 * @param between between two records
 * @param close after the last record
 */
public record Framing(String open, String between, String close) {
    /** One record a line, each line ended. */
    public static final Framing LINES = new Framing("", "\n", "\n");

    /** A record on its own. */
    public static final Framing ALONE = new Framing("", "", "");

    /** One JSON object with one member that holds all records: {@code {"Records":[…]}}. */
    public static Framing array(String member) {
        return new Framing("{\"" + member + "\":[", ",", "]}");
    }
}
