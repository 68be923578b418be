package dev.purser.delivery.syslog;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.DestinationFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;

/** The contract of destinations over TCP, each batch confirmed, so that an absence is noticed whenever it begins. */
class TestSyslogContract extends AbstractDestinationTests {
    private final Listener listener = new Listener(Listener.READS);

    @AfterEach
    void end() {
        listener.close();
    }

    @Override
    protected DestinationFactory factory() {
        return new SyslogDestinationFactory();
    }

    @Override
    protected Map<String, String> options() {
        return new HashMap<>(Map.of(
                "host",
                "localhost",
                "port",
                "" + listener.port(),
                "transport",
                "tcp",
                "confirm",
                "closed",
                "checkpoint",
                "false",
                "max-size",
                "100000"));
    }

    @Override
    protected List<String> received() {
        return listener.messages.stream()
                .map(message -> message.substring(message.indexOf("] ") + 2))
                .toList();
    }

    @Override
    protected boolean goAway() {
        listener.stop();
        return true;
    }

    @Override
    protected void comeBack() {
        listener.start();
    }
}
