package dev.purser.cli.query.chart;

import dev.purser.cli.CommandException;
import dev.purser.cli.ExitCode;
import java.awt.Dimension;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.knowm.xchart.internal.chartpart.Chart;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Writes a chart as SVG 1.1. The title stands in the file as text too, for those who cannot see it. */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private Svg() {}

    static void write(Chart<?, ?> chart, Path file) throws IOException {
        try {
            Document document = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .getDOMImplementation()
                    .createDocument(NAMESPACE, "svg", null);
            SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
            context.setComment("Purser");
            SVGGraphics2D canvas = new SVGGraphics2D(context, false);
            canvas.setSVGCanvasSize(new Dimension(chart.getWidth(), chart.getHeight()));
            chart.paint(canvas, chart.getWidth(), chart.getHeight());
            Element root = canvas.getRoot();
            Element title = document.createElementNS(NAMESPACE, "title");
            title.setTextContent(chart.getTitle());
            root.insertBefore(title, root.getFirstChild());
            try (Writer out = new OutputStreamWriter(Files.newOutputStream(file), StandardCharsets.UTF_8)) {
                canvas.stream(root, out, true, false);
            }
        } catch (ParserConfigurationException e) {
            throw new IOException(e);
        } catch (InternalError | NoClassDefFoundError | UnsatisfiedLinkError noFonts) {
            throw new CommandException(
                    ExitCode.FAILURE,
                    "Java finds no fonts to draw with: " + noFonts.getMessage(),
                    "Install fontconfig and a font (Debian: fontconfig fonts-dejavu-core libfreetype6).");
        }
    }
}
