package dev.purser.cli.query.online;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.CommandException;
import dev.purser.cli.query.ask.Answered;
import dev.purser.cli.query.ask.Question;
import dev.purser.cli.query.ask.Respondent;
import dev.purser.kql.BoundQuery;
import dev.purser.kql.Kql;
import dev.purser.kql.plan.PlanText;
import dev.purser.kql.schema.Catalog;
import dev.purser.kql.sql.DuckDb;
import dev.purser.lake.LakeError;
import dev.purser.lake.query.Explanation;
import dev.purser.lake.query.QueryException;
import dev.purser.lake.query.ResultSink;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Asks a server. */
public final class ServerRespondent implements Respondent {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_ERROR = 1 << 20;

    private final Api api;
    private final String path;

    /**
     * @param workspace its id or name
     */
    public ServerRespondent(Api api, String workspace) {
        this.api = api;
        path = "/v1/workspaces/" + Api.segment(workspace);
    }

    @Override
    public Answered ask(Question question, ResultSink sink) {
        ObjectNode body = Api.body().put("query", question.text());
        question.span().ifPresent(span -> body.put("timespan", span.wire()));
        String wait = question.timeout()
                .map(time -> "wait=" + Math.max(1, time.toSeconds()) + ",")
                .orElse("");
        try (InputStream in = answered(body, wait + "include-render=true")) {
            return new AnswerReader(in, sink).read();
        } catch (IOException e) {
            throw givenUp() ? cancelled() : api.unreachable(e);
        } catch (CommandException e) {
            throw givenUp() ? cancelled() : e;
        }
    }

    /** An interrupt drops the connection, and leaves its mark on the thread. */
    private static boolean givenUp() {
        return Thread.currentThread().isInterrupted();
    }

    private static QueryException cancelled() {
        return QueryException.of(LakeError.QUERY_CANCELLED, "it was given up");
    }

    private InputStream answered(ObjectNode body, String prefer) throws IOException {
        HttpResponse<InputStream> answer = api.exchange(path + "/query", body, Map.of("Prefer", prefer));
        if (answer.statusCode() / 100 == 2) {
            return answer.body();
        }
        try (InputStream in = answer.body()) {
            throw refused(answer.statusCode(), in.readNBytes(LONGEST_ERROR));
        }
    }

    private RuntimeException refused(int status, byte[] body) {
        JsonNode error;
        try {
            error = MAPPER.readTree(body).path("error");
        } catch (IOException noJson) {
            error = MissingNode.getInstance();
        }
        return ErrorReader.failure(status, error)
                .<RuntimeException>map(known -> known)
                .orElseGet(() -> {
                    api.requireSuccess(status, body);
                    return new IllegalStateException("an answer of status " + status);
                });
    }

    @Override
    public Catalog catalog() {
        return MetadataReader.catalog(api.get(path + "/metadata"));
    }

    /**
     * The API has no call for it: the text is bound here, against the server's schema. The SQL names the tables as they are
     * called; the server reads its own files in their place.
     */
    @Override
    public Explanation explain(Question question) {
        Catalog catalog = catalog();
        BoundQuery query = Kql.bind(question.text(), catalog);
        if (!query.sound()) {
            throw QueryException.of(query.problems());
        }
        Kql.Translation translation = Kql.translate(query, DuckDb.DIALECT, catalog);
        if (!translation.problems().isEmpty()) {
            throw QueryException.of(translation.problems());
        }
        List<Explanation.Table> tables = new ArrayList<>();
        for (int i = 0; i < query.tables().size(); i++) {
            tables.add(new Explanation.Table(
                    PlanText.of(query.tables().get(i).plan()), translation.sql().get(i)));
        }
        List<String> notes = new ArrayList<>(query.warnings());
        notes.add("Bound here against the server's schema; the server reads its own files where tables are named.");
        return new Explanation(tables, notes);
    }

    @Override
    public void close() {
        // A connection that is idle holds nothing.
    }
}
