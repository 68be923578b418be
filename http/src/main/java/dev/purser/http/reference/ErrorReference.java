package dev.purser.http.reference;

import dev.purser.event.ErrorCode;
import java.util.Arrays;
import java.util.List;

/** The page {@code docs/errors.md}: every error that is registered anywhere. */
public final class ErrorReference {
    private static final String INTRODUCTION = """
            # Errors

            <!-- Generated from the code by dev.purser.server.WritePages. Do not edit. -->

            Every failure has a code, and stands here with what to do about it. The record keeps the code with the event.
            Where the OCI specification has a code, it is used.
            """;

    /**
     * A room's errors.
     *
     * @param title the heading
     * @param codes the enum that they are registered in
     */
    public record Section(String title, Class<? extends ErrorCode> codes) {}

    private ErrorReference() {}

    /** The whole page, in Markdown. */
    public static String render(List<Section> sections) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Section section : sections) {
            page.append("\n## ").append(section.title()).append("\n\n");
            MarkdownTable table = new MarkdownTable(page, "Code", "Status", "What is wrong", "What to do");
            Arrays.<ErrorCode>stream(section.codes().getEnumConstants())
                    .forEach(one -> table.row(
                            "`" + one.code() + "`", Integer.toString(one.status()), one.message(), one.advice()));
        }
        return page.toString();
    }
}
