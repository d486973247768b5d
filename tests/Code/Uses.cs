using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace CoachBot.Tests.Code;

/// <summary>One use of something declared elsewhere.</summary>
/// <param name="From">Folder of the file that uses it.</param>
/// <param name="To">Folder of the file that declares it; null where it comes from an assembly.</param>
/// <param name="Namespace">Namespace of what is used.</param>
/// <param name="Type">Its type with the namespace in front; empty for a namespace.</param>
/// <param name="Place">File and line of the use.</param>
internal sealed record Use(string From, string? To, string Namespace, string Type, string Place)
{
    public override string ToString() => $"{From} -> {To ?? Type} at {Place}";
}

/// <summary>Finds every use in the source: names, calls, operators, constructors, conversions of the target type, using directives.</summary>
internal static class Uses
{
    public static IEnumerable<Use> In(BotCode code)
    {
        var folders = code.Files.ToDictionary(file => file.Path, file => file.Folder, StringComparer.Ordinal);
        foreach (var file in code.Files)
        {
            var model = code.Compilation.GetSemanticModel(file.Tree);
            foreach (var node in file.Tree.GetRoot().DescendantNodes())
            {
                foreach (var use in Of(node, model, file, folders)) yield return use;
            }
        }
    }

    private static IEnumerable<Use> Of(SyntaxNode node, SemanticModel model, CodeFile file, Dictionary<string, string> folders)
    {
        if (node is not (ExpressionSyntax or AttributeSyntax or ConstructorInitializerSyntax)) yield break;
        if (model.GetSymbolInfo(node).Symbol is not { } symbol) yield break;
        if (symbol is INamespaceSymbol space)
        {
            if (node.FirstAncestorOrSelf<UsingDirectiveSyntax>() is null || space.IsGlobalNamespace) yield break;
            var name = space.ToDisplayString();
            if (node.Parent is QualifiedNameSyntax) yield break;
            var own = name.StartsWith("CoachBot.", StringComparison.Ordinal) ? name["CoachBot.".Length..].Replace('.', '/') : null;
            yield return new Use(file.Folder, own, name, "", CodeFile.Place(node));
            yield break;
        }

        if (symbol is ILocalSymbol or IParameterSymbol or IRangeVariableSymbol or ITypeParameterSymbol or ILabelSymbol) yield break;
        foreach (var used in Parts(symbol))
        {
            var declared = DeclaredIn(used.OriginalDefinition);
            var to = declared is null ? null : folders.GetValueOrDefault(declared);
            var type = (used as INamedTypeSymbol ?? used.ContainingType)?.OriginalDefinition.ToDisplayString() ?? "";
            yield return new Use(file.Folder, to, used.ContainingNamespace?.ToDisplayString() ?? "", type, CodeFile.Place(node));
        }
    }

    /// <summary>What the compiler adds to a record stands nowhere: its type does.</summary>
    private static string? DeclaredIn(ISymbol symbol) =>
        (symbol.DeclaringSyntaxReferences.FirstOrDefault() ?? symbol.ContainingType?.DeclaringSyntaxReferences.FirstOrDefault())?.SyntaxTree.FilePath;

    /// <summary>The symbol itself, and the types of what it gives back: a value kept in <c>var</c> is a use as well.</summary>
    private static IEnumerable<ISymbol> Parts(ISymbol symbol)
    {
        if (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.BuiltinOperator or MethodKind.LocalFunction }) return [];
        if (symbol is IMethodSymbol { ReducedFrom: { } extension }) symbol = extension;
        var result = symbol switch
        {
            IMethodSymbol method => method.ReturnType,
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
        var named = symbol is IArrayTypeSymbol array ? array.ElementType : symbol;
        return [.. Named(named), .. result is null ? [] : Named(result)];
    }

    private static IEnumerable<ISymbol> Named(ISymbol symbol) => symbol switch
    {
        IArrayTypeSymbol array => Named(array.ElementType),
        INamedTypeSymbol { IsAnonymousType: true } => [],
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.SelectMany(element => Named(element.Type)),
        INamedTypeSymbol type => [type, .. type.TypeArguments.SelectMany(Named)],
        ITypeParameterSymbol or IDynamicTypeSymbol or IPointerTypeSymbol or IFunctionPointerTypeSymbol => [],
        _ => [symbol],
    };
}
