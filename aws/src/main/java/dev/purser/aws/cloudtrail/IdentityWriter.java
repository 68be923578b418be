package dev.purser.aws.cloudtrail;

import dev.purser.event.Actor;
import dev.purser.event.Credential;
import dev.purser.event.Session;
import dev.purser.event.json.JsonBytes;
import java.util.List;

/** Writes {@code userIdentity}: each kind of actor in the shape that CloudTrail has for it. For one thread. */
final class IdentityWriter {
    static final String INTERNAL = "AWS Internal";
    static final String ANONYMOUS = "ANONYMOUS_PRINCIPAL";
    static final String ROBOT_PATH = "robot/";

    /** Texts of {@code sessionContext} that a session keeps as attributes under the same names, in their order. */
    static final List<String> ATTRIBUTES =
            List.of("sourceIdentity", "ec2RoleDelivery", "assumedRoot", "signInSessionArn");

    private final Arns arns;
    private final Principals principals;

    IdentityWriter(Arns arns, Principals principals) {
        this.arns = arns;
        this.principals = principals;
    }

    void write(Saying saying, JsonBytes to) {
        Actor actor = saying.event.actor();
        String account = actor.account().isEmpty() ? saying.account : saying.form.account(actor.account());
        to.name("userIdentity");
        to.open();
        switch (actor.kind()) {
            case ROOT -> {
                head(to, "Root", actor.id().orElse(account), arns.root(account), account);
                tail(saying, actor, account, to);
            }
            case USER, ROBOT -> user(saying, actor, account, to);
            case ROLE -> role(saying, actor, account, to);
            case FEDERATED -> federated(saying, actor, account, to);
            case SERVICE -> {
                to.text("type", "AWSService");
                to.text("invokedBy", actor.name().or(actor::invokedBy).orElse(INTERNAL));
            }
            case SYSTEM -> {
                to.text("accountId", account);
                to.text("invokedBy", INTERNAL);
            }
            case ANONYMOUS -> {
                if (saying.form.anonymousAccount) {
                    head(to, "AWSAccount", "", null, ANONYMOUS);
                } else {
                    to.text("type", "Unknown");
                }
                tail(saying, actor, account, to);
            }
        }
        to.close();
    }

    private static void head(JsonBytes to, String type, String principal, String arn, String account) {
        to.text("type", type);
        if (principal != null) {
            to.text("principalId", principal);
        }
        if (arn != null) {
            to.text("arn", arn);
        }
        if (account != null) {
            to.text("accountId", account);
        }
    }

    private void user(Saying saying, Actor actor, String account, JsonBytes to) {
        String id = actor.id().isPresent() ? principals.user(actor.id().get()) : null;
        if (actor.account().isPresent() && actor.name().isEmpty()) {
            head(to, "AWSAccount", id, null, account);
        } else {
            String path = actor.kind() == dev.purser.event.ActorKind.ROBOT ? ROBOT_PATH : "";
            String arn = actor.name().isPresent()
                    ? arns.user(account, path, actor.name().get())
                    : null;
            head(to, "IAMUser", id, arn, account);
        }
        tail(saying, actor, account, to);
    }

    private void role(Saying saying, Actor actor, String account, JsonBytes to) {
        String id = actor.id().isPresent() ? principals.role(actor.id().get()) : null;
        String session = actor.name().orElse(null);
        String principal = id == null || session == null ? id : id + ":" + session;
        String role = actor.session().flatMap(Session::issuerRole).orElse(null);
        if (actor.account().isPresent() && role == null) {
            head(to, "AWSAccount", principal, null, account);
        } else {
            String arn = role == null || session == null ? null : arns.assumedRole(account, role, session);
            head(to, "AssumedRole", principal, arn, account);
        }
        tail(saying, actor, account, to);
    }

    private void federated(Saying saying, Actor actor, String account, JsonBytes to) {
        String name = actor.name().orElse(null);
        if (actor.issuer().isEmpty()) {
            String principal = actor.id().orElse(name == null ? null : account + ":" + name);
            head(to, "FederatedUser", principal, name == null ? null : arns.federated(account, name), account);
        } else if (actor.issuer().get().contains(":identitystore")) {
            to.text("type", "IdentityCenterUser");
            to.text("accountId", account);
            to.open("onBehalfOf");
            to.text("userId", actor.id());
            to.text("identityStoreArn", actor.issuer());
            to.close();
            if (actor.presented().isPresent() && actor.presented().get().kind() == Credential.Kind.OTHER) {
                to.text("credentialId", actor.presented().get().id());
            }
        } else {
            head(
                    to,
                    "WebIdentityUser",
                    actor.id().orElse(null),
                    null,
                    actor.account().isPresent() ? account : null);
        }
        tail(saying, actor, account, to);
    }

    /** What any identity may have. */
    private void tail(Saying saying, Actor actor, String account, JsonBytes to) {
        if (actor.presented().isPresent() && actor.presented().get().kind() == Credential.Kind.ACCESS_KEY) {
            to.text("accessKeyId", actor.presented().get().id());
        }
        switch (actor.kind()) {
            case ROOT, USER, ROBOT, ANONYMOUS -> to.text("userName", actor.name());
            case FEDERATED -> {
                if (actor.issuer().isPresent()) {
                    to.text("userName", actor.name());
                    if (!actor.issuer().get().contains(":identitystore")) {
                        to.text("identityProvider", actor.issuer());
                    }
                }
            }
            default -> {
                // The name stands in the principal's id.
            }
        }
        if (actor.session().isPresent()) {
            session(saying, actor, actor.session().get(), account, to);
        }
        if (actor.invokedBy().isPresent()) {
            to.text("invokedBy", actor.invokedBy());
        } else if (saying.form.maskClient && saying.docker) {
            to.text("invokedBy", INTERNAL);
        }
    }

    private void session(Saying saying, Actor actor, Session session, String account, JsonBytes to) {
        int mark = to.open("sessionContext");
        if (saying.edition.early()) {
            attributes(saying, session, to);
        }
        if (session.issuerRole().isPresent()) {
            String role = session.issuerRole().get();
            to.open("sessionIssuer");
            head(
                    to,
                    "Role",
                    actor.id().isPresent() ? principals.role(actor.id().get()) : null,
                    arns.role(account, role),
                    account);
            to.text("userName", role);
            to.close();
        }
        if (!saying.edition.early()) {
            attributes(saying, session, to);
        }
        for (String name : ATTRIBUTES) {
            String value = session.attributes().get(name);
            if (value != null) {
                to.text(name, value);
            }
        }
        to.closeOrDrop(mark);
    }

    /** When the session began and whether a second factor was shown; that as a text. */
    private static void attributes(Saying saying, Session session, JsonBytes to) {
        int mark = to.open("attributes");
        if (saying.edition.early()) {
            mfa(session, to);
        }
        if (session.created().isPresent()) {
            to.text("creationDate", saying.times.iso(session.created().get()));
        }
        if (!saying.edition.early()) {
            mfa(session, to);
        }
        to.closeOrDrop(mark);
    }

    private static void mfa(Session session, JsonBytes to) {
        if (session.mfa().isPresent()) {
            to.text("mfaAuthenticated", session.mfa().get() ? "true" : "false");
        }
    }
}
