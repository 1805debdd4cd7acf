package dev.headroom.docgen.html;

import dev.headroom.docgen.image.DocumentImage;
import dev.headroom.docgen.markdown.CitationText;
import dev.headroom.docgen.markdown.DocumentHeading;
import dev.headroom.docgen.markdown.Figure;
import dev.headroom.docgen.markdown.FigureReference;
import dev.headroom.docgen.markdown.MathBlock;
import dev.headroom.docgen.markdown.MathInline;
import dev.headroom.docgen.markdown.NodeText;
import dev.headroom.docgen.markdown.WorksCited;
import dev.headroom.docgen.text.Escaped;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.task.list.items.TaskListItemMarker;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.renderer.html.CoreHtmlNodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes what this library writes otherwise than CommonMark's own renderer. */
final class BodyRenderer extends CoreHtmlNodeRenderer {

    private static final int LOWEST_HEADING = 6;

    private final PageParts parts;
    private final HtmlWriter html;
    private final FigureMarkup figures;

    BodyRenderer(HtmlNodeRendererContext context, PageParts parts) {
        super(context);
        this.parts = parts;
        html = context.getWriter();
        figures = new FigureMarkup(parts);
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        Set<Class<? extends Node>> types = new HashSet<>();
        types.add(Heading.class);
        types.add(FencedCodeBlock.class);
        types.add(IndentedCodeBlock.class);
        types.add(Link.class);
        types.add(Image.class);
        types.add(ListItem.class);
        types.add(TaskListItemMarker.class);
        types.add(MathInline.class);
        types.add(MathBlock.class);
        types.add(Figure.class);
        types.add(FigureReference.class);
        types.add(CitationText.class);
        types.add(WorksCited.class);
        return types;
    }

    @Override
    public void render(Node node) {
        parts.cancel().throwIfCancelled();
        if (node instanceof TaskListItemMarker marker) {
            html.raw(
                    marker.isChecked()
                            ? "<span class=\"box checked\">\u2611</span> "
                            : "<span class=\"box open\">\u2610</span> ");
        } else if (node instanceof MathInline math) {
            html.raw(FormulaMarkup.inline(math.tex(), math.reading(), parts.medium()));
        } else if (node instanceof MathBlock math) {
            html.line();
            html.raw(FormulaMarkup.block(math.tex(), math.reading(), parts.medium()));
            html.line();
        } else if (node instanceof Figure figure) {
            html.line();
            html.raw(figures.of(figure));
            html.line();
        } else if (node instanceof FigureReference reference) {
            html.raw(figures.reference(reference.figure()));
        } else if (node instanceof CitationText citation) {
            html.raw(WorksMarkup.citation(citation.runs()));
        } else if (node instanceof WorksCited works) {
            html.line();
            html.raw(WorksMarkup.list(works.entries(), parts.words().references(), headingTag(1)));
            html.line();
        } else {
            super.render(node);
        }
    }

    private String headingTag(int level) {
        return "h" + Math.min(LOWEST_HEADING, level + (parts.titled() ? 1 : 0));
    }

    @Override
    public void visit(Heading heading) {
        Optional<DocumentHeading> known = parts.heading(heading);
        String tag = headingTag(known.map(DocumentHeading::level).orElse(heading.getLevel()));
        Map<String, String> attributes = new LinkedHashMap<>();
        known.ifPresent(found -> attributes.put("id", found.id()));
        html.line();
        html.tag(tag, context.extendAttributes(heading, tag, attributes));
        known.filter(found -> !found.number().isEmpty())
                .ifPresent(found -> html.raw("<span class=\"number\">" + found.number() + "</span> "));
        visitChildren(heading);
        html.tag("/" + tag);
        html.line();
    }

    @Override
    public void visit(ListItem item) {
        html.tag("li", context.extendAttributes(item, "li", new LinkedHashMap<>()));
        boolean beginsWithLine = item.getFirstChild() instanceof Paragraph first
                && !NodeText.of(first).isEmpty();
        if (parts.medium() == Medium.PRINT && parts.direction() == Direction.RIGHT_TO_LEFT && !beginsWithLine) {
            html.raw("&#160;"); // in such documents the print engine fails where a mark has no line to stand beside
        }
        visitChildren(item);
        html.tag("/li");
        html.line();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        String info = block.getInfo() == null ? "" : block.getInfo().strip();
        int space = info.indexOf(' ');
        code(space < 0 ? info : info.substring(0, space), block.getLiteral());
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        code("", block.getLiteral());
    }

    private void code(String language, String literal) {
        html.line();
        html.raw(CodeMarkup.of(language, literal));
        html.line();
    }

    @Override
    public void visit(Link link) {
        String safe = context.urlSanitizer().sanitizeLinkUrl(link.getDestination());
        if (safe.isEmpty()) {
            visitChildren(link); // an address that must not be followed: its words stay
            return;
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("href", context.encodeUrl(safe));
        if (!safe.startsWith("#")) {
            attributes.put("rel", "nofollow noopener noreferrer");
        }
        if (link.getTitle() != null) {
            attributes.put("title", link.getTitle());
        }
        html.tag("a", context.extendAttributes(link, "a", attributes));
        visitChildren(link);
        html.tag("/a");
    }

    @Override
    public void visit(Image image) {
        String words = NodeText.of(image);
        Optional<DocumentImage> found = parts.images().named().find(image.getDestination());
        html.raw(found.map(shown -> figures.image(shown, words, 96))
                .orElseGet(() -> "<span class=\"missing-image\">["
                        + Escaped.of(words.isEmpty() ? image.getDestination() : words) + "]</span>"));
    }
}
