package dev.purser.http.purser;

import dev.purser.delivery.Delivery;
import dev.purser.http.Endpoint;
import dev.purser.http.backup.BackupWriter;
import dev.purser.identity.Identity;
import dev.purser.identity.Roles;
import dev.purser.identity.TokenIssuer;
import dev.purser.journal.CheckpointWitness;
import dev.purser.journal.Eraser;
import dev.purser.journal.FileJournal;
import dev.purser.journal.Journal;
import dev.purser.journal.KeyRotator;
import dev.purser.journal.Recorder;
import dev.purser.journal.tile.HashReader;
import dev.purser.lake.Lake;
import dev.purser.lake.table.LakeTable;
import dev.purser.registry.Registry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Purser's own API: all its resources. */
public final class PurserApi {
    private PurserApi() {}

    /**
     * Reading the record and its proofs.
     *
     * @param tails by which the program ends what would go on for ever
     */
    public static List<Endpoint> record(Journal journal, HashReader hashes, LiveTails tails) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new EventsResource(journal).endpoints());
        all.addAll(new EventStreamResource(journal, tails).endpoints());
        all.addAll(new ProofResource(journal, hashes).endpoints());
        all.addAll(new TileResource(journal, hashes).endpoints());
        return all;
    }

    /** What those who run the program do with the journal: look after it, verify it, erase from it, replace its key. */
    public static List<Endpoint> journal(
            FileJournal journal, Recorder recorder, CheckpointWitness witness, TokenIssuer tokens, Clock clock) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new JournalResource(journal, witness::latest).endpoints());
        all.addAll(new ErasureResource(new Eraser(journal, recorder, clock)).endpoints());
        all.addAll(new KeysResource(journal, new KeyRotator(journal, recorder), tokens).endpoints());
        return all;
    }

    /** Namespaces, repositories and what becomes of their content. */
    public static List<Endpoint> content(Registry registry, Roles roles, Clock clock) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new NamespacesResource(registry.namespaces(), roles, clock).endpoints());
        all.addAll(new RepositoriesResource(registry.repositories(), registry.manifests()).endpoints());
        all.addAll(new QuotasResource(registry.namespaces()).endpoints());
        all.addAll(new CollectionResource(registry.collector()).endpoints());
        return all;
    }

    /** Where the record is sent, and how that goes. */
    public static List<Endpoint> delivery(Delivery delivery) {
        List<Endpoint> all = new ArrayList<>();
        all.addAll(new RoutesResource(delivery.routes()).endpoints());
        all.addAll(new DestinationsResource(delivery.destinations()).endpoints());
        all.addAll(new DeliveriesResource(delivery.destinations(), delivery.objects()).endpoints());
        all.addAll(new DialectsResource(delivery.destinations()).endpoints());
        return all;
    }

    /**
     * The tables that the record can be asked in.
     *
     * @param tables all that there are
     * @param lake throws {@code LAKE_UNAVAILABLE} where there is none
     */
    public static List<Endpoint> lake(List<LakeTable> tables, Supplier<Lake> lake) {
        return new LakeResource(tables, lake).endpoints();
    }

    /** Backups of the running server. */
    public static List<Endpoint> backup(BackupWriter backups) {
        return new BackupResource(backups).endpoints();
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
