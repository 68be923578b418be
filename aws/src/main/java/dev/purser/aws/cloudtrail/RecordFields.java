package dev.purser.aws.cloudtrail;

import dev.purser.event.json.JsonTape;
import dev.purser.event.json.JsonTape.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What selectors and lookups ask of one CloudTrail record. For one thread: it is read anew for each record. */
public final class RecordFields {
    private static final String REPOSITORY = "AWS::ECR::Repository";
    private static final String TRAIL = "AWS::CloudTrail::Trail";

    private final JsonTape tape = new JsonTape();

    /** Looks at this record from now on. */
    public RecordFields read(byte[] record) {
        tape.read(record);
        return this;
    }

    /**
     * A member's texts: one, or several for a member of the list of resources; none where the record lacks it.
     *
     * @param field by the name that CloudTrail's selectors have for it, such as {@code resources.ARN}
     */
    public List<String> of(String field) {
        return switch (field) {
            case "readOnly" -> List.of(Boolean.toString(readOnly()));
            case "eventCategory" -> List.of(member("eventCategory").orElse("Management"));
            case "resources.type" -> resources().stream().map(Resource::type).toList();
            case "resources.ARN" -> resources().stream().map(Resource::arn).toList();
            default -> {
                int dot = field.indexOf('.');
                yield (dot < 0
                                ? member(field)
                                : text(tape.member(tape.member(0, field.substring(0, dot)), field.substring(dot + 1))))
                        .stream().toList();
            }
        };
    }

    /** A text of the record's own. */
    public Optional<String> member(String name) {
        return text(tape.member(0, name));
    }

    /** As the record says; where its edition has no such member, as the call is. */
    public boolean readOnly() {
        int node = tape.member(0, "readOnly");
        if (node >= 0) {
            return tape.json(node).contains("true");
        }
        ApiCall call = member("eventName").map(EventNames::named).orElse(null);
        return call != null && call.readOnly();
    }

    /** Who it was, in one word: the user's name, the name of a role's session, or {@code root}. */
    public Optional<String> userName() {
        int identity = tape.member(0, "userIdentity");
        Optional<String> name = text(tape.member(identity, "userName"));
        if (name.isPresent()) {
            return name;
        }
        return switch (text(tape.member(identity, "type")).orElse("")) {
            case "Root" -> Optional.of("root");
            case "AssumedRole" ->
                text(tape.member(identity, "principalId"))
                        .filter(id -> id.indexOf(':') >= 0)
                        .map(id -> id.substring(id.indexOf(':') + 1));
            default -> Optional.empty();
        };
    }

    /** The key that the caller's request was signed with. */
    public Optional<String> accessKeyId() {
        return text(tape.member(tape.member(0, "userIdentity"), "accessKeyId")).filter(id -> !id.isEmpty());
    }

    /**
     * A resource that the record names.
     *
     * @param type as the record says, else as its ARN tells; empty where neither does
     */
    public record Resource(String type, String arn) {
        /** Its own name, without what says where it is. */
        public String name() {
            String last = arn.substring(arn.lastIndexOf(':') + 1);
            return last.substring(last.indexOf('/') + 1);
        }
    }

    public List<Resource> resources() {
        int list = tape.member(0, "resources");
        List<Resource> all = new ArrayList<>();
        if (list >= 0 && tape.kind(list) == Kind.ARRAY) {
            for (int one = list + 1; one < tape.next(list); one = tape.next(one)) {
                String arn = text(tape.member(one, "ARN")).orElse("");
                all.add(new Resource(text(tape.member(one, "type")).orElseGet(() -> type(arn)), arn));
            }
        }
        return all;
    }

    private static String type(String arn) {
        return Arns.repository(arn) != null ? REPOSITORY : arn.contains(":cloudtrail:") ? TRAIL : "";
    }

    private Optional<String> text(int node) {
        return node >= 0 && tape.kind(node) == Kind.TEXT ? Optional.of(tape.text(node)) : Optional.empty();
    }
}
