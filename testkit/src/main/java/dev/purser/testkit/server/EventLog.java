package dev.purser.testkit.server;

import dev.purser.testkit.client.JsonText;
import dev.purser.testkit.client.PlainHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads the record over the program's API. */
public final class EventLog {
    private final PlainHttp http;

    EventLog(PlainHttp http) {
        this.http = http;
    }

    /** Every event there is, oldest first; fails if a sequence number is missing. */
    public List<RecordedEvent> all() throws IOException, InterruptedException {
        List<RecordedEvent> all = matching("");
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).sequence() != i) {
                throw new AssertionError("event " + i + " of the record has the number "
                        + all.get(i).sequence());
            }
        }
        return all;
    }

    /** The events of those actions, such as {@code image.push}, oldest first. */
    public List<RecordedEvent> of(String... actions) throws IOException, InterruptedException {
        StringBuilder query = new StringBuilder();
        for (String action : actions) {
            query.append("&action=").append(action);
        }
        return matching(query.toString());
    }

    @SuppressWarnings("unchecked")
    private List<RecordedEvent> matching(String filter) throws IOException, InterruptedException {
        List<RecordedEvent> events = new ArrayList<>();
        String path = "/purser/v1/events?limit=1000" + filter;
        while (true) {
            Map<String, Object> page =
                    JsonText.object(http.send("GET", path).expect(200).text());
            ((List<Map<String, Object>>) page.get("events")).forEach(event -> events.add(new RecordedEvent(event)));
            if (!page.containsKey("next")) {
                return events;
            }
            path = "/purser/v1/events?limit=1000&cursor=" + page.get("next");
        }
    }
}
