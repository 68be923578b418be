package dev.purser.azure.logs;

import dev.purser.event.Recording;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.lake.query.TimeSpan;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A query as it was sent; nothing of it is checked yet, so that what is refused can be put on the record too.
 *
 * @param text Kusto; empty where the request has none
 * @param timespans as sent, from the URL and from the body: rows must lie in all of them
 * @param workspaces more workspaces to ask
 */
record Question(Optional<String> text, List<String> timespans, List<String> workspaces) {
    /** How much of a text the record keeps, in bytes of UTF-8. */
    static final int RECORDED = 16 << 10;

    private static final int MOST_WORKSPACES = 100;

    /** Puts on the record what is asked. */
    void record(Recording recording) {
        recording.target(Target.builder(TargetType.JOURNAL).name("tables").build());
        text.ifPresent(query -> {
            String kept = capped(query);
            recording.request("query", kept);
            if (kept.length() < query.length()) {
                recording.request("queryLength", (long) query.length());
            }
        });
        if (!timespans.isEmpty()) {
            recording.request("timespan", capped(String.join(" ", timespans)));
        }
        if (!workspaces.isEmpty()) {
            recording.request(
                    "workspaces",
                    workspaces.stream()
                            .limit(MOST_WORKSPACES)
                            .map(Question::capped)
                            .toList());
        }
    }

    private static String capped(String text) {
        if (text.length() <= RECORDED / 3) {
            return text;
        }
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        if (utf8.length <= RECORDED) {
            return text;
        }
        int end = RECORDED;
        while ((utf8[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(utf8, 0, end, StandardCharsets.UTF_8);
    }

    /**
     * @throws dev.purser.event.PurserException {@link LogsError#LOGS_QUERY_MISSING}
     */
    String query() {
        return text.filter(one -> !one.isBlank())
                .orElseThrow(() -> LogsError.LOGS_QUERY_MISSING.because("the member query is required"));
    }

    /**
     * What lies in every time span that was sent.
     *
     * @throws dev.purser.event.PurserException {@link LogsError#LOGS_TIMESPAN_INVALID}
     */
    TimeSpan within(Clock clock) {
        TimeSpan all = TimeSpan.ALL;
        for (String one : timespans) {
            all = all.and(Timespans.read(one, clock));
        }
        return all;
    }

    /**
     * @throws dev.purser.event.PurserException {@link LogsError#LOGS_WORKSPACE_UNKNOWN} if a workspace is not this one
     */
    void requireWorkspaces(Workspace here) {
        if (workspaces.size() > MOST_WORKSPACES) {
            throw LogsError.LOGS_BODY_INVALID.because("more than " + MOST_WORKSPACES + " workspaces");
        }
        workspaces.forEach(named -> require(here, named));
    }

    static void require(Workspace here, String named) {
        if (!here.named(named)) {
            String shown = named.length() > 200 ? named.substring(0, 200) + "…" : named;
            throw LogsError.LOGS_WORKSPACE_UNKNOWN.because(shown);
        }
    }
}
