package dev.purser.delivery.http;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Takes the first bytes of a body and hangs up on the rest, so that no answer fills the memory. */
final class HeadSubscriber implements BodySubscriber<HeadSubscriber.Head> {
    /** The first bytes, and whether there was more. */
    record Head(byte[] bytes, boolean cut) {}

    private final int limit;
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final CompletableFuture<Head> whole = new CompletableFuture<>();
    private Flow.Subscription subscription;

    HeadSubscriber(int limit) {
        this.limit = limit;
    }

    @Override
    public CompletionStage<Head> getBody() {
        return whole;
    }

    @Override
    public void onSubscribe(Flow.Subscription to) {
        subscription = to;
        to.request(1);
    }

    @Override
    public void onNext(List<ByteBuffer> buffers) {
        for (ByteBuffer buffer : buffers) {
            int room = limit - taken.size();
            byte[] piece = new byte[Math.min(room, buffer.remaining())];
            buffer.get(piece);
            taken.write(piece, 0, piece.length);
            if (buffer.hasRemaining()) {
                subscription.cancel();
                whole.complete(new Head(taken.toByteArray(), true));
                return;
            }
        }
        subscription.request(1);
    }

    @Override
    public void onError(Throwable failure) {
        whole.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        whole.complete(new Head(taken.toByteArray(), false));
    }
}
