package dev.purser.http.purser;

import dev.purser.http.Endpoint;
import dev.purser.identity.Identity;
import dev.purser.journal.Journal;
import dev.purser.journal.tile.HashReader;
import java.util.ArrayList;
import java.util.List;

/** Purser's own API: all its resources. */
public final class PurserApi {
    private PurserApi() {}

    /** Reading the record and its proofs. */
    public static List<Endpoint> record(Journal journal, HashReader hashes) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new EventsResource(journal).endpoints());
        all.addAll(new EventStreamResource(journal).endpoints());
        all.addAll(new ProofResource(journal, hashes).endpoints());
        all.addAll(new TileResource(journal, hashes).endpoints());
        return all;
    }

    /** Who may call, and what they may. */
    public static List<Endpoint> identity(Identity identity) {
        Own own = new Own(identity.authorizer());
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new SelfResource().endpoints());
        all.addAll(new UsersResource(identity.users(), own).endpoints());
        all.addAll(new RobotsResource(identity.robots()).endpoints());
        all.addAll(new TokensResource(identity.tokens(), own).endpoints());
        all.addAll(new AccessKeysResource(identity.accessKeys(), own).endpoints());
        all.addAll(new RolesResource(identity.roles()).endpoints());
        all.addAll(new NetworkRulesResource(identity.networkRules()).endpoints());
        return all;
    }
}
