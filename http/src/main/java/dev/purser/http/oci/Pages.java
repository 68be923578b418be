package dev.purser.http.oci;

import dev.purser.http.Answer;
import dev.purser.http.Endpoint;
import dev.purser.http.Exchange;
import dev.purser.http.PercentCode;
import dev.purser.registry.Page;
import dev.purser.registry.PageRequest;
import dev.purser.registry.RegistryError;

/** Lists that are read page by page: {@code n}, {@code last}, and a {@code Link} to what follows (RFC 8288). */
final class Pages {
    private Pages() {}

    static Endpoint.Builder declare(Endpoint.Builder endpoint) {
        return endpoint.query("n", "the most entries to give")
                .query("last", "give what follows this entry")
                .fails(RegistryError.PAGE_INVALID);
    }

    /**
     * @throws dev.purser.event.PurserException {@link RegistryError#PAGE_INVALID}
     */
    static PageRequest asked(Exchange exchange) {
        return PageRequest.parse(exchange.query().first("n"), exchange.query().first("last"));
    }

    /** The answer, pointing to the next page where there is one. */
    static Answer linked(Answer answer, String path, PageRequest asked, Page<String> page) {
        if (page.last().isEmpty()) {
            return answer;
        }
        String size = asked.size().map(n -> "&n=" + n).orElse("");
        String next = path + "?last=" + PercentCode.encode(page.last().get()) + size;
        return answer.with("Link", "<" + next + ">; rel=\"next\"");
    }
}
