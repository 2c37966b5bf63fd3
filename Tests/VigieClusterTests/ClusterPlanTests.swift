import Testing
import VigieCluster
import VigiePlan

/// What the kind `Cluster` takes and refuses.
@Suite struct ClusterPlanTests {
    private func problems(_ spec: String) -> [String] {
        let text = """
            apiVersion: vigie.dev/v1
            kind: Cluster
            metadata: {name: main}
            spec: \(spec)
            """
        return PlanReader(kinds: CoreKinds.all + Clusters().kinds).read(text: text).1.map(\.code)
    }

    @Test func `a kubeconfig, or the pod's own account, is a way in`() {
        #expect(
            problems("{access: {kubeconfig: {file: /etc/vigie/kubeconfig, context: main}}, namespaces: [shop]}") == [])
        #expect(
            problems(
                """
                {access: {inCluster: {}}, namespaces: [shop, web],
                 encryptionAtRest: {provider: DigitalOcean, reference: 'https://docs.example.org/encryption'}}
                """) == [])
    }

    @Test(arguments: [
        "{access: {}, namespaces: [shop]}", "{access: {inCluster: {}, kubeconfig: {file: /a}}, namespaces: [shop]}",
        "{access: {kubeconfig: {file: relative}}, namespaces: [shop]}", "{access: {inCluster: {}}, namespaces: []}",
        "{access: {inCluster: {}}}", "{access: {inCluster: {}}, namespaces: [Shop]}",
        "{access: {inCluster: {}}, namespaces: [shop-]}", "{access: {inCluster: {}}, namespaces: ['*']}",
        "{access: {inCluster: {}}, namespaces: [shop], encryptionAtRest: {provider: X}}",
    ]) func `what is wrong is refused`(spec: String) {
        #expect(!problems(spec).isEmpty, "\(spec)")
    }
}
