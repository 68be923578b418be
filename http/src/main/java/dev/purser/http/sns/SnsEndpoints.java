package dev.purser.http.sns;

import dev.purser.delivery.sns.SnsPages;
import dev.purser.event.CallInterface;
import dev.purser.event.PurserException;
import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.Headers;
import dev.purser.http.HttpError;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two addresses below {@code /purser/v1/sns}, open to everybody as SNS's are: a certificate and a word of thanks. */
public final class SnsEndpoints {
    private static final String PUBLIC = "a public certificate, and answers that change nothing";

    private SnsEndpoints() {}

    public static List<Endpoint> of(SnsPages pages) {
        return List.of(
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/sns", "AnswerSubscriber")
                        .unrecorded(PUBLIC)
                        .access(Endpoint.Access.OPEN)
                        .summary(
                                "Answers the SubscribeURL and UnsubscribeURL of notifications to destinations of type sns.")
                        .query("Action", "ConfirmSubscription or Unsubscribe")
                        .query("TopicArn", "the topic, with ConfirmSubscription")
                        .query("Token", "the token that the confirmation request held")
                        .query("SubscriptionArn", "the subscription, with Unsubscribe")
                        .answers(200, "the subscription's ARN, in SNS's XML")
                        .answers(400, "the token is not this registry's")
                        .answers(403, "an unsubscription: only who may set destinations can end one")
                        .handle(exchange -> answer(pages.get("", query(exchange)))),
                Endpoint.of(CallInterface.PURSER, "GET", "/purser/v1/sns/{certificate}", "GetSigningCertificate")
                        .unrecorded(PUBLIC)
                        .access(Endpoint.Access.OPEN)
                        .summary("Gives the certificate at the SigningCertURL of notifications.")
                        .answers(200, "the certificate, PEM")
                        .handle(exchange -> answer(pages.get(exchange.variable("certificate"), Map.of()))));
    }

    private static Map<String, String> query(Exchange exchange) {
        Map<String, String> query = new HashMap<>();
        for (String name : List.of("Action", "TopicArn", "Token")) {
            exchange.query().first(name).ifPresent(value -> query.put(name, value));
        }
        return query;
    }

    private static Answer answer(Optional<SnsPages.Page> found) {
        SnsPages.Page page = found.orElseThrow(() -> new PurserException(HttpError.NOT_FOUND));
        return Answer.bytes(
                page.status(),
                Headers.of("Content-Type", page.contentType()),
                page.text().getBytes(StandardCharsets.UTF_8));
    }
}
