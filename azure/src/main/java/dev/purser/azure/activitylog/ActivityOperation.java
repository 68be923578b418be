package dev.purser.azure.activitylog;

import dev.purser.event.Action;
import dev.purser.event.TargetType;
import java.util.List;

/**
 * An operation of the control plane and the action that it stands for.
 *
 * @param action what it is read as
 * @param name as published, {@code Microsoft.ContainerRegistry/registries/tokens/write}
 * @param scope what the resource is below
 * @param suffix the resource id behind that, without the name, {@code /tokens}; empty for the scope itself
 * @param type what the resource is
 * @param body where in the request's body what was asked for stands; empty for the whole body
 * @param form how many records tell of it
 * @param extension whether it is a record of Purser's own making
 */
record ActivityOperation(
        Action action,
        String name,
        Scope scope,
        String suffix,
        TargetType type,
        List<String> body,
        Form form,
        boolean extension) {
    /** What a resource belongs to. */
    enum Scope {
        REGISTRY,
        GROUP
    }

    /** The records of one event. */
    enum Form {
        /** A begin and an end. */
        PAIR,
        /** One record of the category Alert. */
        ALERT
    }

    /** True if the resource is the registry itself. */
    boolean ofRegistry() {
        return suffix.isEmpty();
    }

    /** The verb, as the older category says it: Write, Delete or Action. */
    String verb() {
        String last = name.substring(name.lastIndexOf('/') + 1);
        return Character.toUpperCase(last.charAt(0)) + last.substring(1);
    }
}
