package org.hadrill.inventory;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;

/** A YAML syntax error in plain words. The parser's own words quote the line, which may hold a password: not used. */
record YamlSyntax(Place place, String message) {
    private static final String SPECIAL = "a text that begins with a special character. Put it in quotes";
    private static final String NOT_YAML = "not valid YAML";

    /** In this order: the first one whose clue the parser's words contain. */
    private static final List<Rule> RULES = List.of(
            new Rule("(TAB)", "a tab where spaces indent. Replace the tab by spaces"),
            new Rule("expected '<document start>'", "text after the end of the document ('...')"),
            new Rule("cannot start any token", SPECIAL),
            new Rule("scanning an alias", SPECIAL, true),
            new Rule("scanning an anchor", SPECIAL, true),
            new Rule("scanning a tag", SPECIAL, true),
            new Rule("scanning a directive", SPECIAL, true),
            new Rule("scanning a block scalar", SPECIAL, true),
            new Rule("unexpected end of stream", "a quote that is never closed", true),
            new Rule("unknown escape", "an unknown escape with '\\'. Use single quotes, where '\\' is only itself"),
            new Rule("could not find expected ':'", "a key without ':' and value", true),
            new Rule(
                    "mapping values are not allowed",
                    "a ':' where no key can be. Check the indentation, put texts with ': ' in quotes"),
            new Rule("'<block mapping start>'", "the indentation of this line fits none of the lines above"),
            new Rule("expected <block end>", "this cannot follow the value before it. Put the whole value in quotes"),
            new Rule("expected ',' or", "a ',' or a closing bracket is missing; the bracket was opened at %s"),
            new Rule("expected the node content", "a value is missing before this"),
            new Rule("Expected a property name", "a key must be one word, not a list or a mapping"));

    private record Rule(String clue, String message, boolean whereItBegan) {
        Rule(String clue, String message) {
            this(clue, message, false);
        }
    }

    /** @param text the whole file */
    static YamlSyntax of(JacksonException e, String text) {
        if (e.getCause() instanceof MarkedYamlEngineException marked) {
            Place end = place(marked.getProblemMark()).orElse(Place.START);
            Place start = place(marked.getContextMark()).orElse(end);
            return of(marked.getContext() + " " + marked.getProblem(), start, end);
        }
        if (e.getCause() instanceof ReaderException reader) {
            Place place = Place.of(text, text.offsetByCodePoints(0, reader.getPosition()));
            return new YamlSyntax(place, String.format("a control character (0x%02X)", reader.getCodePoint()));
        }
        TokenStreamLocation at = e.getLocation();
        Place place = at == null ? Place.START : new Place(Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()));
        return of(e.getOriginalMessage(), place, place);
    }

    private static YamlSyntax of(String clues, Place start, Place end) {
        for (Rule rule : RULES) {
            if (clues.contains(rule.clue)) {
                return new YamlSyntax(rule.whereItBegan ? start : end, rule.message.formatted(start));
            }
        }
        return new YamlSyntax(end, NOT_YAML);
    }

    private static Optional<Place> place(Optional<Mark> mark) {
        return mark.map(m -> new Place(m.getLine() + 1, m.getColumn() + 1));
    }
}
