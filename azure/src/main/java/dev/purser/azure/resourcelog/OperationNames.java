package dev.purser.azure.resourcelog;

import dev.purser.azure.record.AzureSettings;
import dev.purser.event.Action;
import dev.purser.event.Target;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which actions the resource logs have a record of, under which name. Source: azure.md 1.3 and 1.5, actions.md. Immutable.
 *
 * <p>Reading is the inverse where one name stands for several actions: {@link #read} gives the plainest of them, and
 * {@code ResourceLogReader} tells signatures, repositories and layers from images by the record's other members.
 */
public final class OperationNames {
    /** When an action has a record. */
    public enum When {
        /** Always. */
        ALWAYS,
        /** Where Purser's own records are asked for, and in the draft of 2019, which promised it. */
        EXTENSION,
        /** In the draft of 2019 only. */
        DRAFT
    }

    /**
     * An action's record.
     *
     * @param name what its operation is called
     * @param success the HTTP status of a success that names none
     * @param when under which settings it is written
     * @param readAs the action that such a record is read as, where it cannot be told from another
     */
    public record Operation(String name, int success, When when, Action readAs) {}

    /** The one name of the login log. */
    public static final String LOGIN = "Login";

    static final String PUSH = "Push";
    static final String PULL = "Pull";
    static final String UNTAG = "Untag";
    static final String DELETE = "Delete";
    static final String IMPORT = "importImage";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;

    private final Map<Action, Operation> byAction = new EnumMap<>(Action.class);
    private final Map<String, Action> byName = new HashMap<>();
    private final String purgeTag;
    private final String purgeManifest;
    private final boolean draft;
    private final boolean extensions;

    public OperationNames(AzureSettings settings) {
        purgeTag = settings.options().get("purge-tag");
        purgeManifest = settings.options().get("purge-manifest");
        draft = settings.draft2019();
        extensions = settings.extensions() || draft;
        always(Action.LOGIN, LOGIN, OK);
        always(Action.IMAGE_PULL, PULL, OK);
        always(Action.IMAGE_PUSH, PUSH, CREATED);
        always(Action.IMAGE_UNTAG, UNTAG, ACCEPTED);
        always(Action.IMAGE_DELETE, DELETE, ACCEPTED);
        always(Action.IMAGE_IMPORT, IMPORT, OK);
        always(Action.RETENTION_RUN, purgeManifest, OK);
        byName.put(purgeTag, Action.RETENTION_RUN);
        same(Action.IMAGE_TAG, Action.IMAGE_PUSH);
        same(Action.IMAGE_BULKDELETE, Action.IMAGE_DELETE);
        told(Action.SIGNATURE_WRITE, Action.IMAGE_PUSH, When.ALWAYS);
        told(Action.SIGNATURE_READ, Action.IMAGE_PULL, When.ALWAYS);
        told(Action.SIGNATURE_DELETE, Action.IMAGE_DELETE, When.ALWAYS);
        told(Action.REPOSITORY_DELETE, Action.IMAGE_DELETE, When.ALWAYS);
        told(Action.LAYER_DELETE, Action.IMAGE_DELETE, When.EXTENSION);
        own(Action.IMAGE_QUARANTINE, settings.options().get("quarantine"), When.EXTENSION);
        own(Action.IMAGE_RELEASE, settings.options().get("release"), When.EXTENSION);
        own(Action.TRASH_RESTORE, settings.options().get("restore"), When.EXTENSION);
        own(Action.IMAGE_BUILD, "Task", When.DRAFT);
        own(Action.NETWORK_RULE_SET, "NetworkRule", When.DRAFT);
        own(Action.ROLE_ASSIGN, "RoleAssignment", When.DRAFT);
        own(Action.ROLE_UNASSIGN, "RoleUnassignment", When.DRAFT);
    }

    private void always(Action action, String name, int success) {
        put(action, new Operation(name, success, When.ALWAYS, action));
    }

    private void own(Action action, String name, When when) {
        put(action, new Operation(name, OK, when, action));
    }

    private void put(Action action, Operation operation) {
        byAction.put(action, operation);
        byName.putIfAbsent(operation.name(), action);
    }

    /** Cannot be told from the other. */
    private void same(Action action, Action other) {
        Operation like = byAction.get(other);
        byAction.put(action, new Operation(like.name(), like.success(), When.ALWAYS, other));
    }

    /** Has the other's name, and can be told from it by what else the record says. */
    private void told(Action action, Action other, When when) {
        Operation like = byAction.get(other);
        byAction.put(action, new Operation(like.name(), like.success(), when, action));
    }

    /** All actions that have a record under some setting. */
    public Map<Action, Operation> all() {
        return Map.copyOf(byAction);
    }

    /** The action's record under these settings; null if it has none, to spare a wrapper on the way of every event. */
    public Operation of(Action action) {
        Operation operation = byAction.get(action);
        if (operation == null) {
            return null;
        }
        boolean written = switch (operation.when()) {
            case ALWAYS -> true;
            case EXTENSION -> extensions;
            case DRAFT -> draft;
        };
        return written ? operation : null;
    }

    /** What the operation is called for this target: a purge has two names. */
    String name(Action action, Operation operation, Target target) {
        return action == Action.RETENTION_RUN && target != null && target.tag().isPresent()
                ? purgeTag
                : operation.name();
    }

    /** The action that a name stands for, whatever the settings. */
    Optional<Action> read(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
