package dev.purser.azure.logs;

import dev.purser.http.Presence;
import java.util.ArrayList;
import java.util.List;

/** A client that goes away when a test says so. */
final class Leaving implements Presence {
    private final List<Runnable> actions = new ArrayList<>();
    private boolean gone;

    @Override
    public synchronized void whenGone(Runnable action) {
        if (gone) {
            action.run();
        } else {
            actions.add(action);
        }
    }

    synchronized void leave() {
        gone = true;
        actions.forEach(Runnable::run);
    }
}
