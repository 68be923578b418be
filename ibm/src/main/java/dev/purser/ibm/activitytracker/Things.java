package dev.purser.ibm.activitytracker;

import dev.purser.event.Action;
import dev.purser.event.Origin;
import dev.purser.event.Target;
import dev.purser.event.TargetType;
import dev.purser.event.json.JsonBytes;
import dev.purser.event.json.JsonTape;
import dev.purser.event.json.Names;
import dev.purser.event.json.TapeFields;
import java.util.Optional;

/** What was acted on, as Activity Tracker's {@code target}. Thread-safe. */
final class Things {
    private static final Names<TargetType> TYPES = Names.of(TargetType.values(), TargetType::text);
    private static final String GROUP_START = "crn:v1:bluemix:public:resource-controller:";
    private static final String GROUP = "resource-group";

    private final Settings settings;

    Things(Settings settings) {
        this.settings = settings;
    }

    /** The name and the id of one target. */
    record Thing(String name, String id) {}

    Thing thing(Row row, Optional<Target> target, Origin origin, Place place) {
        String registry = registry(origin);
        if (target.isEmpty() || row.action() == Action.NETWORK_RULE_SET) {
            return new Thing(registry, place.logSource());
        }
        Target one = target.get();
        return switch (one.type()) {
            case IMAGE, SIGNATURE, REPOSITORY -> image(one, registry, place);
            case REGISTRY -> new Thing(one.name().orElse(registry), place.logSource());
            case NAMESPACE -> {
                String name = one.name().or(one::namespace).orElse(registry);
                yield new Thing(
                        name, origin.resourceGroup().isPresent() ? crn(place, "namespace", name) : place.logSource());
            }
            default -> {
                String name = one.name().orElse(registry);
                yield new Thing(name, crn(place, resourceType(one.type()), name));
            }
        };
    }

    /** Event routing calls a destination a target. */
    private static String resourceType(TargetType type) {
        return type == TargetType.DESTINATION ? "target" : type.text();
    }

    private static TargetType typeOf(String resourceType) {
        return resourceType.equals("target")
                ? TargetType.DESTINATION
                : TYPES.get(resourceType).orElse(TargetType.OTHER);
    }

    private static String crn(Place place, String type, String name) {
        return Crn.of(place.service(), place.location(), place.account(), type, name);
    }

    private Thing image(Target target, String registry, Place place) {
        String repository = target.repository().isPresent()
                ? target.repository().get()
                : target.name().orElse("");
        String base = registry + "/" + repository;
        String name = target.tag().isPresent() ? base + ":" + target.tag().get() : base;
        String id = name;
        if (target.digest().isPresent()) {
            id = base + "@" + target.digest().get();
            if (target.tag().isEmpty()) {
                name = id;
            }
        }
        return new Thing(name, settings.targetCrn() ? crn(place, "image", id) : id);
    }

    private String registry(Origin origin) {
        return origin.registry().isPresent()
                ? origin.registry().get()
                : settings.home().registry();
    }

    void write(JsonBytes to, Row row, Thing thing, Origin origin, Place place) {
        to.open("target");
        to.text("id", thing.id());
        to.text("name", thing.name());
        to.text("typeURI", row.typeUri());
        to.open("host");
        to.text("address", registry(origin));
        to.close();
        if (origin.resourceGroup().isPresent()) {
            String group = origin.resourceGroup().get();
            to.name("resourceGroupId");
            to.openText();
            if (!group.startsWith("crn:")) {
                to.part(GROUP_START);
                to.part(settings.groupLocation());
                to.part(":a/");
                to.part(place.account());
                to.part("::");
                to.part(GROUP);
                to.part(":");
            }
            to.part(group);
            to.closeText();
        }
        to.close();
    }

    /** Reads the target and, into {@code origin}, registry and resource group. */
    Target read(TapeFields fields, JsonTape tape, int node, Row row, String account, Origin.Builder origin) {
        String name = fields.filled(node, "name").orElse("");
        String id = fields.filled(node, "id").orElse("");
        Optional<String> host = fields.filled(fields.object(node, "host"), "address");
        host.ifPresent(origin::registry);
        fields.filled(node, "resourceGroupId").ifPresent(text -> origin.resourceGroup(group(text, account)));
        fields.text(node, "typeURI");
        Optional<Crn> crn = Crn.parse(id);
        if (crn.isPresent() && !crn.get().type().equals("image")) {
            return named(crn.get(), name, host, row);
        }
        return image(name, crn.isPresent() ? crn.get().resource() : id, host, row, origin);
    }

    private static Target named(Crn crn, String name, Optional<String> host, Row row) {
        if (crn.type().equals("namespace")) {
            return namespace(name);
        }
        if (!crn.whole()) {
            return filled(typeOf(crn.type()), name);
        }
        if (name.isEmpty() || (host.isPresent() && name.equals(host.get())) || name.indexOf('.') >= 0) {
            Target.Builder registry = Target.builder(TargetType.REGISTRY);
            if (!name.isEmpty() && !(host.isPresent() && name.equals(host.get()))) {
                registry.name(name);
            }
            return registry.build();
        }
        return row.ofNamespace() ? namespace(name) : filled(TargetType.OTHER, name);
    }

    private static Target namespace(String name) {
        return name.isEmpty()
                ? Target.builder(TargetType.NAMESPACE).build()
                : Target.builder(TargetType.NAMESPACE)
                        .name(name)
                        .namespace(name)
                        .build();
    }

    private static Target filled(TargetType type, String name) {
        return name.isEmpty()
                ? Target.builder(type).build()
                : Target.builder(type).name(name).build();
    }

    private static Target image(String name, String id, Optional<String> host, Row row, Origin.Builder origin) {
        String registry = host.orElse("");
        int slash = name.startsWith(registry + "/") ? registry.length() : name.indexOf('/');
        if (slash < 0 || (host.isEmpty() && slash == 0)) {
            return filled(row.signature() ? TargetType.SIGNATURE : TargetType.OTHER, name);
        }
        if (slash != registry.length()) {
            origin.registry(name.substring(0, slash));
        }
        String rest = name.substring(slash + 1);
        int at = rest.indexOf('@');
        String repository = at < 0 ? rest : rest.substring(0, at);
        int colon = at < 0 ? repository.indexOf(':', repository.lastIndexOf('/') + 1) : -1;
        Optional<String> tag = Optional.empty();
        if (colon >= 0) {
            tag = Optional.of(repository.substring(colon + 1));
            repository = repository.substring(0, colon);
        }
        Optional<String> digest = Optional.empty();
        int idAt = id.indexOf('@');
        if (idAt >= 0) {
            digest = Optional.of(id.substring(idAt + 1));
        }
        TargetType type = row.signature()
                ? TargetType.SIGNATURE
                : row.image() || tag.isPresent() || digest.isPresent() ? TargetType.IMAGE : TargetType.REPOSITORY;
        int first = repository.indexOf('/');
        return new Target(
                type,
                Optional.of(repository),
                Optional.of(first < 0 ? repository : repository.substring(0, first)),
                Optional.of(repository),
                tag,
                digest,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private String group(String text, String account) {
        String start = GROUP_START + settings.groupLocation() + ":a/" + account + "::" + GROUP + ":";
        return text.startsWith(start) && text.length() > start.length() ? text.substring(start.length()) : text;
    }
}
