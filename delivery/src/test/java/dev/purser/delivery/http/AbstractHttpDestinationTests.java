package dev.purser.delivery.http;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.DeliveryException.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;

/** The contract of destinations, for those that deliver by HTTP. The receiver knows one token and one path. */
public abstract class AbstractHttpDestinationTests extends AbstractDestinationTests {
    private static final String TOKEN = "Bearer right-token-4711";

    protected final Receiver receiver = new Receiver().guarded("/in", TOKEN);

    @AfterEach
    void endReceiver() {
        receiver.close();
    }

    /** Options of the type beside those of every type that delivers by HTTP. */
    protected Map<String, String> more() {
        return Map.of();
    }

    /** The records in one request; none in a request that is a test. */
    protected abstract List<String> records(Receiver.Got got) throws Exception;

    @Override
    protected Map<String, String> options() {
        Map<String, String> options = new HashMap<>(more());
        options.put("url", receiver.url());
        options.put("allow-private", "true");
        options.put("headers", "Authorization: " + TOKEN);
        return options;
    }

    @Override
    protected List<String> received() throws Exception {
        List<String> all = new ArrayList<>();
        for (Receiver.Got got : List.copyOf(receiver.got)) {
            all.addAll(records(got));
        }
        return all;
    }

    @Override
    protected Optional<Map<String, String>> wrongCredentials() {
        return Optional.of(with(options(), "headers", "Authorization: Bearer wrong-token-4712"));
    }

    @Override
    protected Optional<Map<String, String>> nowhere() {
        return Optional.of(with(options(), "url", receiver.url().replace("/in", "/elsewhere")));
    }

    @Override
    protected List<String> secrets() {
        return List.of("right-token-4711", "wrong-token-4712");
    }

    @Override
    protected boolean goAway() {
        receiver.away(true);
        return true;
    }

    @Override
    protected void comeBack() {
        receiver.away(false);
    }

    @Override
    protected Kind kindOfAbsence() {
        return Kind.UNREACHABLE;
    }
}
