import Foundation
import PackagePlugin

/// Writes the files of `Templates/` into the target as string literals, so that the binary works wherever it is
/// moved and needs no bundle beside it.
@main struct EmbedTemplates: BuildToolPlugin {
    func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
        let templates = context.package.directoryURL.appending(path: "Templates")
        let folders = [templates] + ["shared", "demo"].map { templates.appending(path: $0) }
        let output = context.pluginWorkDirectoryURL.appending(path: "EmbeddedTemplates.swift")
        return [
            .buildCommand(
                displayName: "Embedding the built-in templates",
                executable: try context.tool(named: "embed-templates").url,
                arguments: ([output] + folders).map { $0.path() },
                // A changed file changes itself; one that is added or removed changes its folder.
                inputFiles: try folders + folders.flatMap(files),
                outputFiles: [output])
        ]
    }

    private func files(in folder: URL) throws -> [URL] {
        try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "yaml" }
    }
}
