package dev.purser.azure.table;

import dev.purser.kql.schema.StoredFunction;
import java.util.List;

/**
 * The saved views over {@code RegistryEvents} that the draft of August 2019 promised. It names {@code ACRDelete} only, as
 * deletions of tags, manifests and repositories; the others are after its example. Source: azure.md 1.5.
 */
final class RegistryViews {
    static final List<StoredFunction> ALL = List.of(
            view("ACRDelete", "OperationName in (\"Delete\", \"Untag\", \"PurgeTag\", \"PurgeManifest\")"),
            view("ACRLogin", "OperationName == \"Login\""),
            view("ACRNetwork", "OperationName == \"NetworkRule\""),
            view("ACRPull", "OperationName == \"Pull\""),
            view("ACRPurge", "OperationName in (\"PurgeTag\", \"PurgeManifest\")"),
            view("ACRPush", "OperationName == \"Push\""),
            view("ACRUntag", "OperationName == \"Untag\""));

    private RegistryViews() {}

    private static StoredFunction view(String name, String where) {
        return new StoredFunction(name, "()", ResourceLogTables.REGISTRY + " | where " + where);
    }
}
