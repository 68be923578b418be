package dev.purser.delivery.stdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.purser.delivery.AbstractDestinationTests;
import dev.purser.delivery.DeliveryException;
import dev.purser.delivery.DeliveryException.Kind;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.SampleBatches;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TestStdoutDestination extends AbstractDestinationTests {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Override
    protected DestinationFactory factory() {
        return new StdoutDestinationFactory(new PrintStream(printed, false, StandardCharsets.UTF_8));
    }

    @Override
    protected Map<String, String> options() {
        return Map.of();
    }

    @Override
    protected List<String> received() {
        return printed.toString(StandardCharsets.UTF_8).lines().toList();
    }

    @Test
    void theCheckpointIsALineOfItsOwnWhereAskedFor() throws Exception {
        try (Destination stdout = open(Map.of("checkpoint", "true"))) {
            stdout.deliver(new SampleBatches(dialect()).next(2));
        }
        assertThat(received()).hasSize(3).last().asString().startsWith("{\"checkpoint\":\"purser.example/log\\n");
    }

    @Test
    void anOutputThatNobodyReadsIsNotTaken() {
        PrintStream gone = new PrintStream(new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        Destination stdout = dev.purser.delivery.net.Some.open(new StdoutDestinationFactory(gone), Map.of());
        assertThatThrownBy(() -> stdout.deliver(new SampleBatches(dialect()).next(2)))
                .isInstanceOfSatisfying(
                        DeliveryException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNREACHABLE));
    }
}
