package dev.purser.event;

/**
 * What a caller must be allowed to do before an action is performed.
 *
 * <p>A permission of scope {@link Scope#NAMESPACE} is granted for one namespace (or for all), one of scope
 * {@link Scope#ACCOUNT} for the whole registry only. Which role holds which permission is decided by the room
 * {@code identity}.
 */
public enum Permission {
    /** Needs no grant: proving who one is. */
    NONE("none", Scope.ACCOUNT),
    IMAGE_PULL("image.pull", Scope.NAMESPACE),
    IMAGE_PUSH("image.push", Scope.NAMESPACE),
    IMAGE_DELETE("image.delete", Scope.NAMESPACE),
    IMAGE_LIST("image.list", Scope.NAMESPACE),
    IMAGE_INSPECT("image.inspect", Scope.NAMESPACE),
    IMAGE_LOCK("image.lock", Scope.NAMESPACE),
    NAMESPACE_LIST("namespace.list", Scope.NAMESPACE),
    NAMESPACE_CREATE("namespace.create", Scope.ACCOUNT),
    NAMESPACE_UPDATE("namespace.update", Scope.ACCOUNT),
    NAMESPACE_DELETE("namespace.delete", Scope.ACCOUNT),
    REPOSITORY_LIST("repository.list", Scope.NAMESPACE),
    REPOSITORY_MANAGE("repository.manage", Scope.NAMESPACE),
    RETENTION_SET("retention.set", Scope.NAMESPACE),
    RETENTION_READ("retention.get", Scope.NAMESPACE),
    TRASH_LIST("trash.list", Scope.NAMESPACE),
    TRASH_RESTORE("trash.restore", Scope.NAMESPACE),
    VULNERABILITY_READ("vulnerability.read", Scope.NAMESPACE),
    VULNERABILITY_SCAN("vulnerability.scan", Scope.NAMESPACE),
    EXEMPTION_LIST("exemption.list", Scope.ACCOUNT),
    EXEMPTION_MANAGE("exemption.manager", Scope.ACCOUNT),
    AUTH_GET("auth.get", Scope.ACCOUNT),
    AUTH_SET("auth.set", Scope.ACCOUNT),
    PLAN_GET("plan.get", Scope.ACCOUNT),
    PLAN_SET("plan.set", Scope.ACCOUNT),
    QUOTA_GET("quota.get", Scope.ACCOUNT),
    QUOTA_SET("quota.set", Scope.ACCOUNT),
    SETTINGS_GET("settings.get", Scope.ACCOUNT),
    SETTINGS_SET("settings.set", Scope.ACCOUNT),
    /** Users, robots, tokens, access keys and the roles they hold. */
    IDENTITY_MANAGE("identity.manage", Scope.ACCOUNT),
    /** One's own password, tokens and keys: every authenticated caller has it for itself. */
    IDENTITY_SELF("identity.self", Scope.ACCOUNT),
    NETWORK_MANAGE("network.manage", Scope.ACCOUNT),
    /** Reading the record. */
    LOG_READ("log.read", Scope.ACCOUNT),
    /** Where the record is sent: routes, destinations, trails, diagnostic settings. */
    LOG_ROUTE("log.route", Scope.ACCOUNT),
    MONITOR_MANAGE("monitor.manage", Scope.ACCOUNT),
    /** Collection, backup, keys and erasure: the acts of whoever runs the program. */
    SYSTEM_MANAGE("system.manage", Scope.ACCOUNT),
    /** Held by the program's own jobs only. */
    SYSTEM_JOB("system.job", Scope.ACCOUNT);

    /** How far one grant of a permission reaches. */
    public enum Scope {
        /** One namespace, or all of them. */
        NAMESPACE,
        /** The registry as a whole. */
        ACCOUNT
    }

    private final String text;
    private final Scope scope;

    Permission(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /** The name as it stands in the record. */
    public String text() {
        return text;
    }

    public Scope scope() {
        return scope;
    }
}
