package dev.purser.testkit.server;

import dev.purser.testkit.client.Reply;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** What a workload was answered: kept by the test, to be held against the record. Thread-safe. */
public final class Ledger {
    /**
     * One answer.
     *
     * @param requestId the id that the server gave the request, which is the id of the event that records it
     * @param what the request, for messages
     * @param status the answer's status
     */
    public record Answered(String requestId, String what, int status) {}

    /** An upload that was opened and has so many bytes. */
    public record OpenUpload(String location, long size) {}

    private final List<Answered> answered = new CopyOnWriteArrayList<>();
    private final List<OpenUpload> uploads = new CopyOnWriteArrayList<>();
    private final AtomicLong refused = new AtomicLong();
    private final AtomicLong withheld = new AtomicLong();
    private final AtomicLong unanswered = new AtomicLong();

    /**
     * Notes an answer to a request that must be on the record. Refusals (401, and 429 where there were many) are counted:
     * one event may stand for several. So is what was not done because it could not have been recorded.
     */
    public Reply note(String what, Reply reply) {
        if (reply.status() == 401 || reply.status() == 429) {
            refused.incrementAndGet();
        } else if (reply.status() == 503 && reply.text().contains("JOURNAL_UNAVAILABLE")) {
            withheld.incrementAndGet();
        } else {
            answered.add(new Answered(reply.required("X-Request-Id"), what, reply.status()));
        }
        return reply;
    }

    /** Notes that a request was sent and the connection broke before its answer: it may have been done or not. */
    public void noteUnanswered() {
        unanswered.incrementAndGet();
    }

    /** Notes an upload that is left open. */
    public void noteOpen(OpenUpload upload) {
        uploads.add(upload);
    }

    public List<Answered> answered() {
        return List.copyOf(answered);
    }

    /** How many logins were refused, and answered so. */
    public long refused() {
        return refused.get();
    }

    /** How many requests were answered with 503 because the journal could not be written. */
    public long withheld() {
        return withheld.get();
    }

    public long unanswered() {
        return unanswered.get();
    }

    /** One of the uploads left open, the latest first; empty when all were taken. */
    public Optional<OpenUpload> takeOpen() {
        return uploads.isEmpty() ? Optional.empty() : Optional.of(uploads.removeLast());
    }
}
