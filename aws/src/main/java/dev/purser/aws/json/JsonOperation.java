package dev.purser.aws.json;

import dev.purser.event.CallInterface;
import dev.purser.http.Condition;
import dev.purser.http.Endpoint;
import java.util.List;

/** Begins the endpoints of one service. Immutable. */
public final class JsonOperation {
    private final CallInterface face;
    private final List<String> prefixes;

    /**
     * @param prefixes what stands before the operation's name in {@code X-Amz-Target}, without the dot; the usual one
     *     first
     */
    public JsonOperation(CallInterface face, String... prefixes) {
        this.face = face;
        this.prefixes = List.of(prefixes);
    }

    /** An endpoint that takes this operation. */
    public Endpoint.Builder named(String operation) {
        return Endpoint.of(face, "POST", "/", operation)
                .when(new Condition.Header(
                        "X-Amz-Target",
                        prefixes.stream()
                                .map(prefix -> prefix + '.' + operation)
                                .toList()))
                .form(JsonErrors.FORM);
    }
}
