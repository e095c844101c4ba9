package dev.assay.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** Reads markup with the JDK's own parser, so that what is not well-formed fails a test. */
final class Xml {
    private Xml() {}

    static Document parse(String markup) {
        try {
            DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
            builder.setErrorHandler(new Throwing());
            return builder.parse(new InputSource(new StringReader(markup)));
        } catch (SAXException | IOException | ParserConfigurationException failure) {
            throw new AssertionError(failure.getMessage() + " in\n" + markup, failure);
        }
    }

    static int count(String markup, String element) {
        return parse(markup).getElementsByTagName(element).getLength();
    }

    static List<String> names(String markup) {
        NodeList all = parse(markup).getElementsByTagName("*");
        return IntStream.range(0, all.getLength())
                .mapToObj(index -> all.item(index).getNodeName())
                .distinct()
                .toList();
    }

    static List<String> texts(String markup, String element) {
        NodeList all = parse(markup).getElementsByTagName(element);
        return IntStream.range(0, all.getLength())
                .mapToObj(index -> all.item(index).getTextContent())
                .toList();
    }

    private static final class Throwing implements ErrorHandler {
        @Override
        public void warning(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void error(SAXParseException problem) throws SAXException {
            throw problem;
        }

        @Override
        public void fatalError(SAXParseException problem) throws SAXException {
            throw problem;
        }
    }
}
