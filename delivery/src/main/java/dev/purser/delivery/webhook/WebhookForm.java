package dev.purser.delivery.webhook;

import dev.purser.delivery.net.CheckedOptions;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Framing;

/**
 * How records lie in a body.
 *
 * @param framing around and between them
 * @param single whether each record is a request of its own
 * @param contentType the body's media type
 */
record WebhookForm(Framing framing, boolean single, String contentType) {
    private static final Framing ARRAY = new Framing("[", ",", "]");

    /** From the options {@code framing} and {@code content-type} and what the dialect is. */
    static WebhookForm of(CheckedOptions options, Dialect dialect) {
        boolean json = dialect.files().contentType().contains("json");
        boolean cloudEvents = dialect.name().equals("cloudevents");
        Framing messages = dialect.messages().framing();
        boolean alone = messages.equals(Framing.ALONE);
        String choice = options.get("framing");
        if (choice.equals("dialect")) {
            choice = !alone ? "message" : cloudEvents ? "array" : "lines";
        }
        WebhookForm form = switch (choice) {
            case "message" -> new WebhookForm(messages, false, "application/json");
            case "array" ->
                new WebhookForm(ARRAY, false, cloudEvents ? "application/cloudevents-batch+json" : "application/json");
            case "single" ->
                new WebhookForm(Framing.ALONE, true, cloudEvents ? "application/cloudevents+json" : "application/json");
            default -> new WebhookForm(Framing.LINES, false, "application/x-ndjson");
        };
        if (!json) {
            if (choice.equals("array")) {
                throw options.invalid("framing", "lines or single: records of " + dialect.name() + " are no JSON");
            }
            form = new WebhookForm(form.framing, form.single, "text/plain; charset=utf-8");
        }
        String type = options.find("content-type").orElse(form.contentType);
        if (!type.chars().allMatch(c -> c >= ' ' && c < 0x7F)) {
            throw options.invalid("content-type", "a media type in visible ASCII");
        }
        return new WebhookForm(form.framing, form.single, type);
    }
}
