package dev.purser.server.vertx;

import dev.purser.http.Presence;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.List;

/** Hears from a response when its connection, or its stream of one, is closed before the answer was whole. */
final class ClientPresence implements Presence {
    private final List<Runnable> waiting = new ArrayList<>(2);
    private boolean gone;

    /** Begins to watch; on the response's event loop, before anything of it was written. */
    ClientPresence(HttpServerResponse response) {
        response.closeHandler(closed -> {
            // Streams of HTTP/2 are closed behind a whole answer too.
            if (!response.ended()) {
                left();
            }
        });
        response.exceptionHandler(broken -> left());
    }

    @Override
    public void whenGone(Runnable action) {
        synchronized (waiting) {
            if (!gone) {
                waiting.add(action);
                return;
            }
        }
        action.run();
    }

    private void left() {
        List<Runnable> actions;
        synchronized (waiting) {
            gone = true;
            actions = List.copyOf(waiting);
            waiting.clear();
        }
        actions.forEach(Runnable::run);
    }
}
