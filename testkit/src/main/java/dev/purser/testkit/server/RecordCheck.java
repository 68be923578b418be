package dev.purser.testkit.server;

import dev.purser.testkit.client.RegistryClient;
import dev.purser.testkit.client.Reply;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Holds what clients were answered, what the record says, and what is in the registry against each other. */
public final class RecordCheck {
    private static final List<Long> REFUSED = List.of(401L, 429L);

    private RecordCheck() {}

    /**
     * Whatever was answered and has no record, or another than the answer; empty if all is well.
     *
     * @param log the whole record
     */
    public static List<String> unrecorded(Ledger ledger, List<RecordedEvent> log) {
        Map<String, RecordedEvent> byId =
                log.stream().collect(Collectors.toMap(RecordedEvent::id, Function.identity()));
        List<String> wrong = new ArrayList<>();
        for (Ledger.Answered answered : ledger.answered()) {
            RecordedEvent event = byId.get(answered.requestId());
            if (event == null) {
                wrong.add("no record of " + answered);
            } else if (!event.status().equals(Optional.of((long) answered.status()))) {
                wrong.add("recorded as " + event.json() + ": " + answered);
            }
        }
        long refused = log.stream()
                .filter(event -> REFUSED.contains(event.status().orElse(0L)))
                .mapToLong(RecordedEvent::count)
                .sum();
        if (refused < ledger.refused() || refused > ledger.refused() + ledger.unanswered()) {
            wrong.add(ledger.refused() + " refusals answered, " + ledger.unanswered() + " requests unanswered, and "
                    + refused + " refusals recorded");
        }
        return wrong;
    }

    /**
     * Tags whose place in the registry is not the one that the record tells; empty if all is well. Knows pushes and
     * deletions of manifests by digest.
     */
    public static List<String> astray(RegistryClient client, List<RecordedEvent> log)
            throws IOException, InterruptedException {
        Map<String, Map<String, String>> expected = new TreeMap<>();
        for (RecordedEvent event : log) {
            if (event.succeeded() && event.target("repository").isPresent()) {
                Map<String, String> tags =
                        expected.computeIfAbsent(event.target("repository").get(), unseen -> new TreeMap<>());
                switch (event.action()) {
                    case "image.push", "image.tag" ->
                        event.targets()
                                .forEach(target -> tags.put(
                                        Objects.toString(target.get("tag")), Objects.toString(target.get("digest"))));
                    case "image.delete" ->
                        event.targets()
                                .forEach(target ->
                                        tags.values().removeIf(Objects.toString(target.get("digest"))::equals));
                    default -> {}
                }
            }
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Map<String, String>> repository : expected.entrySet()) {
            for (int i = 0; i < 5; i++) {
                String tag = "tag" + i;
                Reply found = client.headManifest(repository.getKey(), tag);
                Optional<String> digest =
                        found.status() == 200 ? found.header("Docker-Content-Digest") : Optional.empty();
                Optional<String> told =
                        Optional.ofNullable(repository.getValue().get(tag));
                if (!digest.equals(told)) {
                    wrong.add(repository.getKey() + ":" + tag + " is " + digest + ", by the record " + told);
                }
            }
        }
        return wrong;
    }

    /** Finishes an upload that a crash left open, or finds it gone; anything else is told. */
    public static Optional<String> neitherGoneNorResumable(RegistryClient client, Ledger.OpenUpload upload)
            throws IOException, InterruptedException {
        String path = URI.create(upload.location()).getRawPath();
        Reply status = client.http().send("GET", path);
        if (status.status() == 404) {
            return Optional.empty();
        }
        if (status.status() != 204) {
            return Optional.of(upload + ": " + status);
        }
        String[] range = status.required("Range").split("-", 2);
        long size = Long.parseLong(range[1]) + 1;
        Reply resumed = client.patch(path, size, new byte[] {1, 2, 3});
        return resumed.status() == 202
                ? Optional.empty()
                : Optional.of(upload + " resumed at " + size + ": " + resumed);
    }
}
