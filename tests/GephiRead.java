// Imports a file as Gephi's "Open" does, with its default settings, and prints what Gephi then holds.
import java.io.File;
import org.gephi.graph.api.Column;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.Element;
import org.gephi.graph.api.Graph;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Node;
import org.gephi.graph.api.Table;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.EdgeDirectionDefault;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

public class GephiRead {
    public static void main(String[] arguments) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController importer = Lookup.getDefault().lookup(ImportController.class);
        Container container = importer.importFile(new File(arguments[0]));
        container.getLoader().setEdgeDefault(EdgeDirectionDefault.DIRECTED);
        importer.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel();
        Graph graph = model.getGraph();
        System.out.println("dynamic " + model.isDynamic());
        System.out.println("time " + model.getConfiguration().getTimeRepresentation() + " " + model.getTimeFormat());
        System.out.println("nodes " + graph.getNodeCount());
        System.out.println("edges " + graph.getEdgeCount());
        for (Node node : graph.getNodes()) {
            System.out.println("node\t" + node.getId() + "\t" + node.getLabel() + "\t" + value(node, model.getNodeTable(), "type"));
        }
        for (Edge edge : graph.getEdges()) {
            System.out.println("edge\t" + edge.getId() + "\t" + edge.getTypeLabel() + "\t" + edge.getSource().getId() + "\t"
                + value(edge, model.getEdgeTable(), "relation") + "\t"
                + value(edge, model.getEdgeTable(), "polarity") + "\t" + value(edge, model.getEdgeTable(), "Interval"));
        }
        System.exit(0);
    }

    private static Object value(Element element, Table table, String title) {
        for (Column column : table) {
            if (column.getTitle().equalsIgnoreCase(title)) {
                return element.getAttribute(column);
            }
        }
        return null;
    }
}
