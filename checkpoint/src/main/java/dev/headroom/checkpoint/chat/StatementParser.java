package dev.headroom.checkpoint.chat;

import dev.headroom.checkpoint.chat.Access.FilterCall;
import dev.headroom.checkpoint.chat.Statements.Branch;
import dev.headroom.checkpoint.chat.Statements.Data;
import dev.headroom.checkpoint.chat.Statements.FilterBlock;
import dev.headroom.checkpoint.chat.Statements.For;
import dev.headroom.checkpoint.chat.Statements.If;
import dev.headroom.checkpoint.chat.Statements.Jump;
import dev.headroom.checkpoint.chat.Statements.Macro;
import dev.headroom.checkpoint.chat.Statements.Output;
import dev.headroom.checkpoint.chat.Statements.Parameter;
import dev.headroom.checkpoint.chat.Statements.Scope;
import dev.headroom.checkpoint.chat.Statements.SetBlock;
import dev.headroom.checkpoint.chat.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tags and the text between them. */
final class StatementParser {

    private static final Set<String> ENDINGS =
            Set.of("elif", "else", "endif", "endfor", "endset", "endmacro", "endfilter", "endgeneration");

    private final TokenStream tokens;
    private final ExpressionParser expressions;
    private int loops;

    private StatementParser(TokenStream tokens) {
        this.tokens = tokens;
        this.expressions = new ExpressionParser(tokens);
    }

    static List<Statement> parse(List<Token> tokens) {
        TokenStream stream = new TokenStream(tokens);
        StatementParser parser = new StatementParser(stream);
        List<Statement> body = parser.body();
        if (!stream.at(Kind.END)) {
            stream.take();
            throw stream.unexpected("a tag that starts something");
        }
        return body;
    }

    /** Reads up to a tag that ends or continues a block, which stays unread. */
    private List<Statement> body() {
        tokens.enter();
        List<Statement> body = new ArrayList<>();
        while (!tokens.at(Kind.END) && !atEnding()) {
            Token token = tokens.take();
            switch (token.kind()) {
                case DATA -> body.add(new Data(token.position(), token.text()));
                case VARIABLE_BEGIN -> {
                    body.add(new Output(token.position(), expressions.tuple()));
                    tokens.expect(Kind.VARIABLE_END, "'}}'");
                }
                default -> body.add(tag(token.position()));
            }
        }
        tokens.leave();
        return body;
    }

    private boolean atEnding() {
        Token name = tokens.peekSecond();
        return tokens.at(Kind.BLOCK_BEGIN) && name.kind() == Kind.NAME && ENDINGS.contains(name.text());
    }

    private Statement tag(int start) {
        Token name = tokens.expect(Kind.NAME, "the name of a tag");
        return switch (name.text()) {
            case "if" -> condition(start);
            case "for" -> loop(start);
            case "set" -> assignment(start);
            case "macro" -> macro(start);
            case "filter" -> filter(start);
            case "generation" -> {
                endTag();
                yield new Scope(start, block("generation"));
            }
            case "break" -> jump(start, name, Flow.BREAK);
            case "continue" -> jump(start, name, Flow.CONTINUE);
            default ->
                throw TemplateException.unsupported("the tag '" + name.text() + "'")
                        .at(start);
        };
    }

    private Statement condition(int start) {
        List<Branch> branches = new ArrayList<>();
        List<Statement> otherwise = List.of();
        while (true) {
            Expression test = expressions.loopSequence();
            endTag();
            branches.add(new Branch(test, body()));
            String ending = ending("if");
            if (ending.equals("elif")) {
                continue;
            }
            endTag();
            if (ending.equals("else")) {
                otherwise = block("if");
            } else if (!ending.equals("endif")) {
                throw wrongEnding("if", ending);
            }
            return new If(start, branches, otherwise);
        }
    }

    private Statement loop(int start) {
        Target target = targets("in");
        if (!tokens.skipName("in")) {
            throw tokens.unexpected("'in'");
        }
        Expression sequence = expressions.loopSequence();
        Optional<Expression> filter = tokens.skipName("if") ? Optional.of(expressions.expression()) : Optional.empty();
        if (tokens.atName("recursive")) {
            throw TemplateException.unsupported("the recursive loop")
                    .at(tokens.peek().position());
        }
        endTag();
        loops++;
        List<Statement> body = body();
        loops--;
        String ending = ending("for");
        endTag();
        List<Statement> otherwise = List.of();
        if (ending.equals("else")) {
            otherwise = block("for");
        } else if (!ending.equals("endfor")) {
            throw wrongEnding("for", ending);
        }
        return new For(start, target, sequence, filter, body, otherwise);
    }

    private Statement assignment(int start) {
        Target target = targets("=");
        if (tokens.skipOperator("=")) {
            Expression value = expressions.tuple();
            endTag();
            return new Statements.Set(start, target, value);
        }
        List<FilterCall> filters =
                tokens.skipOperator("|") ? expressions.operands().chain() : List.of();
        endTag();
        return new SetBlock(start, target, filters, isolated("set"));
    }

    private Statement macro(int start) {
        String name = tokens.expect(Kind.NAME, "the name of the macro").text();
        tokens.expectOperator("(");
        List<Parameter> parameters = new ArrayList<>();
        while (!tokens.skipOperator(")")) {
            if (!parameters.isEmpty()) {
                tokens.expectOperator(",");
            }
            String parameter =
                    tokens.expect(Kind.NAME, "the name of a parameter").text();
            boolean optional = tokens.skipOperator("=");
            if (!optional
                    && !parameters.isEmpty()
                    && parameters.get(parameters.size() - 1).otherwise().isPresent()) {
                throw tokens.unexpected("a default value");
            }
            parameters.add(
                    new Parameter(parameter, optional ? Optional.of(expressions.expression()) : Optional.empty()));
        }
        endTag();
        return new Macro(start, name, parameters, isolated("macro"));
    }

    private Statement filter(int start) {
        List<FilterCall> filters = expressions.operands().chain();
        endTag();
        return new FilterBlock(start, filters, isolated("filter"));
    }

    private Statement jump(int start, Token name, Flow flow) {
        if (loops == 0) {
            throw TemplateException.malformed("stand in a loop", "'" + name.text() + "' outside of one")
                    .at(start);
        }
        endTag();
        return new Jump(start, flow);
    }

    /** Reads a block that a jump cannot leave, because its output is captured. */
    private List<Statement> isolated(String name) {
        int outer = loops;
        loops = 0;
        List<Statement> body = block(name);
        loops = outer;
        return body;
    }

    private List<Statement> block(String name) {
        List<Statement> body = body();
        String ending = ending(name);
        if (!ending.equals("end" + name)) {
            throw wrongEnding(name, ending);
        }
        if (name.equals("macro") && tokens.at(Kind.NAME)) {
            tokens.take();
        }
        endTag();
        return body;
    }

    private String ending(String block) {
        if (tokens.at(Kind.END)) {
            throw TemplateException.malformed("close the block '" + block + "'", "the end of the template")
                    .at(tokens.peek().position());
        }
        tokens.take();
        return tokens.take().text();
    }

    private TemplateException wrongEnding(String block, String ending) {
        return TemplateException.malformed("close the block '" + block + "'", "'" + ending + "'")
                .at(tokens.peek().position());
    }

    private Target targets(String before) {
        List<Target> parts = new ArrayList<>();
        boolean several = false;
        do {
            if (!parts.isEmpty()) {
                several = true;
                if (tokens.atOperator(before) || tokens.atName(before)) {
                    break;
                }
            }
            parts.add(target());
        } while (tokens.skipOperator(","));
        return several ? new Target.Unpacked(parts) : parts.get(0);
    }

    private Target target() {
        if (tokens.skipOperator("(")) {
            tokens.enter();
            Target inner = targets(")");
            tokens.leave();
            tokens.expectOperator(")");
            return inner;
        }
        Token name = tokens.expect(Kind.NAME, "the name of a variable");
        if (Set.of("true", "True", "false", "False", "none", "None").contains(name.text())) {
            throw TemplateException.malformed("assign to a variable", "'" + name.text() + "'")
                    .at(name.position());
        }
        return tokens.skipOperator(".")
                ? new Target.Attribute(
                        name.text(), tokens.expect(Kind.NAME, "an attribute").text())
                : new Target.Variable(name.text());
    }

    private void endTag() {
        tokens.expect(Kind.BLOCK_END, "'%}'");
    }
}
