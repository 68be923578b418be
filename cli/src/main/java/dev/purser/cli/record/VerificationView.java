package dev.purser.cli.record;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.purser.cli.Api;
import dev.purser.cli.ExitCode;
import dev.purser.cli.Table;
import java.io.PrintWriter;

/** Collects what a verification finds and prints it: line by line for people, at the end as one object for programs. */
final class VerificationView {
    private final PrintWriter out;
    private final boolean json;
    private final ObjectNode result = Api.body();
    private final ArrayNode findings = result.putArray("findings");
    private boolean intact = true;

    VerificationView(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    /** Something that holds. */
    void good(String text) {
        line("ok     ", text);
    }

    /** Something to know. */
    void note(String text) {
        line("note   ", text);
        findings.addObject().put("wrong", false).put("detail", text);
    }

    /** Something that must not be. */
    void wrong(String text) {
        intact = false;
        line("WRONG  ", text);
        findings.addObject().put("wrong", true).put("detail", text);
    }

    void fact(String name, long value) {
        result.put(name, value);
    }

    private void line(String mark, String text) {
        if (!json) {
            out.println(mark + Table.printable(text));
            out.flush();
        }
    }

    boolean intact() {
        return intact;
    }

    /** Says the outcome, and gives the exit code for it. */
    int end(String summary) {
        if (json) {
            result.put("intact", intact).put("summary", summary);
            out.println(result);
        } else {
            out.println((intact ? "VERIFIED: " : "NOT VERIFIED: ") + Table.printable(summary));
        }
        return intact ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }
}
