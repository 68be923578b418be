package dev.purser.testkit.disk;

import java.util.Map;
import java.util.function.Function;

/** A change of folders' entries that is not yet durable. Each is whole or not there at all. */
sealed interface NameChange {
    /** A name for a new file or folder. */
    record Link(Folder folder, String name, Node node) implements NameChange {}

    /** A name that is gone. */
    record Unlink(Folder folder, String name, Node node) implements NameChange {}

    /** A name that moved. Between folders, the new name may become durable before the old one is gone; never after. */
    record Rename(Folder from, String name, Folder to, String target, Node node) implements NameChange {}

    /** Makes the change in the given view of the folders' entries. */
    default void apply(Function<Folder, Map<String, Node>> view) {
        switch (this) {
            case Link(Folder folder, String name, Node node) ->
                view.apply(folder).put(name, node);
            case Unlink(Folder folder, String name, Node node) ->
                view.apply(folder).remove(name, node);
            case Rename(Folder from, String name, Folder to, String target, Node node) -> {
                view.apply(from).remove(name, node);
                view.apply(to).put(target, node);
            }
        }
    }
}
