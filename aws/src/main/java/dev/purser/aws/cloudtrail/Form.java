package dev.purser.aws.cloudtrail;

import dev.purser.aws.selector.AdvancedSelector;
import dev.purser.aws.selector.AdvancedSelectorJson;
import dev.purser.event.AuditEvent;
import dev.purser.event.dialect.Home;
import dev.purser.event.dialect.Options;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The choices that records are written and read with. Immutable, thread-safe. */
final class Form {
    /** What {@code Source.system} says of events read from CloudTrail. */
    static final String SYSTEM = "aws";

    final Home home;
    final Edition edition;
    final String account;
    final String region;
    final String partition;
    final Arns arns;
    final Times.Style times;
    final boolean maskClient;
    final boolean manifest;
    final boolean imageChecks;
    final boolean resolvedDigests;
    final boolean operations;
    final boolean anonymousAccount;
    final boolean ecrUris;
    final boolean replicationCalls;
    final int imagesPerEvent;
    final Optional<String> organization;
    /** Only records that one of them takes are written; all where there is none. */
    final List<AdvancedSelector> selectors;

    Form(Home home, Options options) {
        this.home = home;
        edition = Edition.of(options.get("edition")).orElseThrow();
        account = options.find("account").orElse(home.number());
        region = options.find("region").orElseGet(() -> region(home.location()));
        partition = options.get("partition");
        arns = new Arns(partition);
        times = switch (options.get("timestamps")) {
            case "2018" -> Times.Style.Y2018;
            case "2020" -> Times.Style.Y2020;
            default -> Times.Style.ISO;
        };
        maskClient = options.truth("mask-client");
        manifest = options.truth("manifest");
        imageChecks = options.truth("image-checks");
        resolvedDigests = options.truth("resolved-digests");
        operations = options.truth("operation-ids");
        anonymousAccount = options.get("anonymous").equals("account");
        ecrUris = options.get("repository-uri").equals("ecr");
        replicationCalls = options.get("replication").equals("api-call");
        imagesPerEvent = Integer.parseInt(options.get("images-per-event"));
        organization = options.find("organization");
        selectors = options.find("advanced-selectors")
                .map(AdvancedSelectorJson::read)
                .orElse(List.of());
    }

    /** The home's location where it looks like a region: {@code eu-central-1}. */
    private static String region(String location) {
        String lower = location.toLowerCase(Locale.ROOT);
        int last = lower.lastIndexOf('-');
        boolean fits = lower.equals(location)
                && last > lower.indexOf('-')
                && lower.indexOf('-') > 0
                && last == lower.length() - 2
                && Character.isDigit(lower.charAt(last + 1));
        return fits ? location : CloudTrailOptions.FALLBACK_REGION;
    }

    /** The edition that an event is written in: that of its record, if it was read from one. */
    Edition edition(AuditEvent event) {
        if (event.source().system().equals(SYSTEM) && event.source().format().isPresent()) {
            String format = event.source().format().get();
            if (!format.equals(edition.format())) {
                return Edition.ofFormat(format).orElse(edition);
            }
        }
        return edition;
    }

    /** An account's twelve digits: its own where it has them in any cloud's form, else the home's. */
    String account(Optional<String> named) {
        if (named.isEmpty() || named.get().equals(home.account())) {
            return account;
        }
        String text = named.get();
        if (isAccount(text)) {
            return text;
        }
        if (text.length() == 36 && text.startsWith("00000000-0000-0000-0000-") && digits(text, 24)) {
            return text.substring(24);
        }
        if (text.length() == 32 && text.startsWith("00000000000000000000") && digits(text, 20)) {
            return text.substring(20);
        }
        return account;
    }

    /** True for twelve digits. */
    static boolean isAccount(String text) {
        return text.length() == 12 && digits(text, 0);
    }

    /** The account as events name it. */
    String accountRead(String number) {
        return number.equals(account) ? home.account() : number;
    }

    /** The region that a location is shown as. */
    String region(Optional<String> location) {
        return location.isEmpty() || location.get().isEmpty() || location.get().equals(home.location())
                ? region
                : location.get();
    }

    /** The location as events name it. */
    String location(String shown) {
        return shown.equals(region) ? home.location() : shown;
    }

    private static boolean digits(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** The host name that images of the registry are pulled from. */
    String registryHost(Saying saying) {
        return ecrUris
                ? saying.owner + ".dkr.ecr." + saying.region + ".amazonaws.com"
                        + (partition.equals("aws-cn") ? ".cn" : "")
                : saying.event.origin().registry().orElse(home.registry());
    }
}
