package dev.purser.azure.resourcelog;

import dev.purser.event.ActorKind;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of account of the draft of August 2019, which promised them and never listed any: the words are our design,
 * after those of Azure's own principals. Source: azure.md 1.5.
 */
final class AccountTypes {
    private static final Map<String, ActorKind> KINDS = Arrays.stream(ActorKind.values())
            .collect(Collectors.toUnmodifiableMap(AccountTypes::of, Function.identity()));

    private AccountTypes() {}

    static String of(ActorKind kind) {
        return switch (kind) {
            case ROOT -> "Admin";
            case USER -> "User";
            case ROBOT -> "ServicePrincipal";
            case ROLE -> "Role";
            case FEDERATED -> "ExternalUser";
            case SERVICE -> "ManagedIdentity";
            case SYSTEM -> "System";
            case ANONYMOUS -> "Anonymous";
        };
    }

    /** The kind; null for any other word, or null. */
    static ActorKind read(String type) {
        return type == null ? null : KINDS.get(type);
    }
}
