package dev.purser.delivery.blob;

import dev.purser.delivery.BatchRule;
import dev.purser.delivery.Destination;
import dev.purser.delivery.DestinationFactory;
import dev.purser.delivery.Surroundings;
import dev.purser.delivery.net.CheckedOptions;
import dev.purser.delivery.object.ObjectBatching;
import dev.purser.delivery.object.ObjectDestination;
import dev.purser.delivery.object.ObjectPlace;
import dev.purser.event.dialect.Dialect;
import dev.purser.event.dialect.Option;
import dev.purser.event.dialect.Options;
import java.util.List;
import java.util.Optional;

/** Type {@code azure-blob}. */
public final class BlobDestinations implements DestinationFactory {
    @Override
    public String type() {
        return "azure-blob";
    }

    @Override
    public String summary() {
        return "Blobs in an Azure storage account; files that grow through their hour are append blobs.";
    }

    @Override
    public List<Option> options() {
        return List.of(
                Option.open(
                        "account",
                        "The storage account's name. Needs account-key or sas-token; managed identities are not supported."),
                Option.secret("account-key", "One of the account's two keys, in base64."),
                Option.secret(
                        "sas-token",
                        "A shared access signature that allows to read, add, create, write and list in the containers, and"
                                + " to make them where they are missing; without a question mark at its start."),
                Option.secret(
                        "connection-string",
                        "The account's connection string as the portal shows it, in place of account, account-key, sas-token"
                                + " and endpoint."),
                Option.open(
                        "endpoint",
                        "The account's blob endpoint where it is not https://<account>.blob.core.windows.net: another cloud's,"
                                + " a private one, an emulator's with the account in its path."),
                Option.open(
                        "container",
                        "The container, made where it is missing. Left out, each record goes to the one that the dialect"
                                + " prescribes (Azure: insights-logs-<category>); a dialect that prescribes none, such as"
                                + " CloudTrail's, needs it."),
                Option.open("prefix", "Stands before every blob's name, with a slash between."),
                Option.text("timeout-seconds", "60", "The longest that one request may take, 1 to 3600."));
    }

    @Override
    public BatchRule batching(Dialect dialect, Options options) {
        return ObjectBatching.of(dialect.files());
    }

    @Override
    public Destination open(Options options, Dialect dialect, Surroundings surroundings) {
        CheckedOptions checked = new CheckedOptions(surroundings.name(), options);
        String prefix = ObjectPlace.prefix(options.find("prefix").orElse(""));
        Optional<String> container = checked.find("container");
        container.filter(name -> !name.matches("[a-z0-9](-?[a-z0-9]){2,62}")).ifPresent(name -> {
            throw checked.invalid("container", "3 to 63 lower-case letters, digits and single hyphens");
        });
        Containers layout = new Containers(dialect.files(), container.isPresent(), prefix);
        if (container.isEmpty() && !layout.prescribed()) {
            throw checked.invalid("container", "a container, since the dialect prescribes none");
        }
        BlobAccount account = BlobAccount.of(checked);
        ObjectPlace place = new ObjectPlace(
                new AppendBlobs(account),
                container.orElse(account.name()),
                container.map(name -> name + "/" + prefix).orElse(""),
                layout,
                true);
        return new ObjectDestination(place, surroundings.name());
    }
}
