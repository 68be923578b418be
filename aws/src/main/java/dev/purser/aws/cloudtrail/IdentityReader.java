package dev.purser.aws.cloudtrail;

import dev.purser.event.Actor;
import dev.purser.event.ActorKind;
import dev.purser.event.Credential;
import dev.purser.event.Session;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads {@code userIdentity}. For one thread. */
final class IdentityReader {
    private final Principals principals;

    IdentityReader(Principals principals) {
        this.principals = principals;
    }

    /** The actor; what does not fit is left to the leftovers. */
    Actor read(Draft draft, Nodes tape, int identity) {
        String type = tape.text(identity, "type");
        if (type == null) {
            return Actor.builder(ActorKind.SYSTEM).build();
        }
        String accountId = tape.text(identity, "accountId");
        String principal = tape.text(identity, "principalId");
        Actor.Builder actor = switch (type) {
            case "Root" -> root(principal, accountId);
            case "AssumedRole", "Role" -> role(principal);
            case "FederatedUser", "SAMLUser", "WebIdentityUser", "Directory" ->
                federated(tape, identity, principal, accountId);
            case "IdentityCenterUser" -> identityCenter(tape, identity);
            case "AWSService" -> Actor.builder(ActorKind.SERVICE);
            case "AWSAccount" -> account(principal, accountId);
            case "Unknown" -> Actor.builder(ActorKind.ANONYMOUS);
            default -> user(tape, identity, principal);
        };
        String userName = tape.text(identity, "userName");
        if (userName != null && !type.equals("AssumedRole")) {
            actor.name(userName);
        }
        if (accountId != null && !accountId.equals(draft.account) && !accountId.equals(IdentityWriter.ANONYMOUS)) {
            actor.account(draft.form.accountRead(accountId));
        }
        String key = tape.text(identity, "accessKeyId");
        if (key != null) {
            actor.presented(new Credential(Credential.Kind.ACCESS_KEY, Optional.of(key)));
        }
        int session = tape.member(identity, "sessionContext");
        if (session >= 0) {
            actor.session(session(draft, tape, session));
        }
        String invokedBy = tape.text(identity, "invokedBy");
        if (invokedBy != null) {
            if (type.equals("AWSService")) {
                actor.name(invokedBy);
            } else {
                actor.invokedBy(invokedBy);
            }
        }
        return actor.build();
    }

    private static Actor.Builder root(String principal, String account) {
        Actor.Builder root = Actor.builder(ActorKind.ROOT);
        if (principal != null && !principal.equals(account)) {
            root.id(principal);
        }
        return root;
    }

    private Actor.Builder user(Nodes tape, int identity, String principal) {
        String arn = tape.text(identity, "arn");
        boolean robot = arn != null && arn.contains(":user/" + IdentityWriter.ROBOT_PATH);
        Actor.Builder user = Actor.builder(robot ? ActorKind.ROBOT : ActorKind.USER);
        if (principal != null) {
            user.id(principals.ofUser(principal));
        }
        return user;
    }

    private Actor.Builder role(String principal) {
        Actor.Builder role = Actor.builder(ActorKind.ROLE);
        if (principal != null) {
            int colon = principal.indexOf(':');
            role.id(principals.ofRole(colon < 0 ? principal : principal.substring(0, colon)));
            if (colon >= 0) {
                role.name(principal.substring(colon + 1));
            }
        }
        return role;
    }

    private Actor.Builder account(String principal, String account) {
        if (IdentityWriter.ANONYMOUS.equals(account)) {
            return Actor.builder(ActorKind.ANONYMOUS);
        }
        if (principal != null && principal.startsWith("AROA")) {
            return role(principal);
        }
        Actor.Builder user = Actor.builder(ActorKind.USER);
        if (principal != null) {
            user.id(principals.ofUser(principal));
        }
        return user;
    }

    private static Actor.Builder federated(Nodes tape, int identity, String principal, String account) {
        Actor.Builder actor = Actor.builder(ActorKind.FEDERATED);
        String issuer = tape.text(identity, "identityProvider");
        if (issuer != null) {
            actor.issuer(issuer);
        }
        String arn = tape.text(identity, "arn");
        int slash = arn == null ? -1 : arn.indexOf(":federated-user/");
        String name = slash < 0 ? null : arn.substring(slash + ":federated-user/".length());
        if (name != null) {
            actor.name(name);
        }
        if (principal != null && (issuer != null || name == null || !principal.equals(account + ":" + name))) {
            actor.id(principal);
        }
        return actor;
    }

    private static Actor.Builder identityCenter(Nodes tape, int identity) {
        Actor.Builder actor = Actor.builder(ActorKind.FEDERATED);
        int behalf = tape.member(identity, "onBehalfOf");
        String user = tape.text(behalf, "userId");
        if (user != null) {
            actor.id(user);
        }
        String store = tape.text(behalf, "identityStoreArn");
        if (store != null) {
            actor.issuer(store);
        }
        String credential = tape.text(identity, "credentialId");
        if (credential != null) {
            actor.presented(new Credential(Credential.Kind.OTHER, Optional.of(credential)));
        }
        return actor;
    }

    private static Session session(Draft draft, Nodes tape, int context) {
        int attributes = tape.member(context, "attributes");
        String created = tape.text(attributes, "creationDate");
        String mfa = tape.text(attributes, "mfaAuthenticated");
        int issuer = tape.member(context, "sessionIssuer");
        String role = tape.text(issuer, "userName");
        Map<String, String> more = new HashMap<>();
        for (String name : IdentityWriter.ATTRIBUTES) {
            String value = tape.text(context, name);
            if (value != null) {
                more.put(name, value);
            }
        }
        return new Session(
                created == null ? Optional.empty() : Optional.ofNullable(draft.times.read(created)),
                mfa == null ? Optional.empty() : mfa(mfa),
                Optional.ofNullable(role),
                more);
    }

    private static Optional<Boolean> mfa(String text) {
        return switch (text) {
            case "true" -> Optional.of(true);
            case "false" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
