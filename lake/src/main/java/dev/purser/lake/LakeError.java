package dev.purser.lake;

import dev.purser.event.ErrorCode;

/** What can go wrong when the record is asked. */
public enum LakeError implements ErrorCode {
    QUERY_SYNTAX("The query's text is not Kusto.", "Mend the text at the place that the detail names.", 400),
    QUERY_SEMANTIC(
            "The query names something that is not there, or uses it in a way that its type forbids.",
            "Mend the text at the place that the detail names; the detail gives the nearest known name.",
            400),
    QUERY_LIMIT(
            "The query asks for more than one query may.",
            "Ask for less: a shorter time, fewer rows, a smaller range.",
            400),
    QUERY_TIMEOUT(
            "The query took longer than it may.", "Ask for a shorter time, or raise the time the query may take.", 504),
    QUERY_CANCELLED("The query was cancelled.", "Ask again.", 499),
    QUERY_BUSY("Too many queries are running or waiting.", "Wait for some of them to end; ask less often.", 429),
    TABLE_UNKNOWN("There is no such table.", "List the tables; names are case-sensitive.", 404),
    TABLE_NOT_REBUILT(
            "The table cannot be made again.",
            "A table that is off is made when lake.tables names it; rows of logs are no events and cannot be made again.",
            409),
    LAKE_UNAVAILABLE(
            "The tables cannot be read or written now.",
            "Look at the server's log and at the disk under the data folder; the record itself is not touched, and the"
                    + " tables can be rebuilt from it.",
            503);

    private final String message;
    private final String advice;
    private final int status;

    LakeError(String message, String advice, int status) {
        this.message = message;
        this.advice = advice;
        this.status = status;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public String message() {
        return message;
    }

    @Override
    public String advice() {
        return advice;
    }

    @Override
    public int status() {
        return status;
    }
}
