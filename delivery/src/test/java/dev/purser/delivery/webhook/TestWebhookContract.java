package dev.purser.delivery.webhook;

import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.http.AbstractHttpDestinationTests;
import dev.purser.delivery.http.Receiver;
import java.util.List;

class TestWebhookContract extends AbstractHttpDestinationTests {
    @Override
    protected DestinationFactory factory() {
        return new WebhookDestinationFactory();
    }

    @Override
    protected List<String> records(Receiver.Got got) {
        return got.text().lines().filter(line -> !line.isEmpty()).toList();
    }
}
