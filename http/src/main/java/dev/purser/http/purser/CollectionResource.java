package dev.purser.http.purser;

import dev.purser.event.Action;
import dev.purser.event.CallInterface;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.registry.Collector;
import java.util.List;

/** Collection of what nothing refers to, on demand. */
final class CollectionResource {
    private final Collector collector;

    CollectionResource(Collector collector) {
        this.collector = collector;
    }

    List<Endpoint> endpoints() {
        return List.of(Endpoint.of(CallInterface.PURSER, "POST", "/purser/v1/gc", "Collect")
                .does(Action.GC_RUN)
                .summary("Collects blobs and uploads that nothing refers to, as the job does by itself.")
                .answers(200, "how much was taken away")
                .handle(this::collect));
    }

    private Answer collect(Exchange exchange) {
        JsonBody.read(exchange);
        Collector.Collected collected = collector.run(exchange.recording().status(200));
        return JsonAnswers.object(200, to -> {
            to.number("blobs", collected.blobs());
            to.number("bytes", collected.bytes());
            to.number("uploads", collected.uploads());
        });
    }
}
